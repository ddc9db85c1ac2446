"""`SourceText` to the text as read, with edits that undo every change.

`repair_source` joins wrapped lines, tidies white space and drops what is no part of the
account, then finds the blocks and the facts that stand in the text.
"""

from sayso.repair.repaired import Repaired, repair_source

__all__ = ["Repaired", "repair_source"]
