"""`SourceText` to the text as read, with edits that undo every change.

`repair_source` joins wrapped lines, tidies white space and drops what is no part of the
account, then finds the blocks and the facts that stand in the text. `find_published` finds just
the date.
"""

from sayso.repair.repaired import Repaired, find_published, repair_source

__all__ = ["Repaired", "find_published", "repair_source"]
