"""A user's own codebook: types of events beside PLOVER's, found by triggers and by examples.

`parse_codebook` reads and checks the YAML file (`docs/events-for-coders.md` describes it),
`compile_codebook` turns its phrases into patterns over the tree, `find_own` proposes events in
an analysed text, and `with_own` puts them among the mentions of the PLOVER coder.
"""

from sayso.reading.events.own.codebook import Codebook, OwnType
from sayso.reading.events.own.compiling import compile_codebook
from sayso.reading.events.own.file import parse_codebook
from sayso.reading.events.own.finding import Proposal, find_own
from sayso.reading.events.own.merging import with_own

__all__ = [
    "Codebook",
    "OwnType",
    "Proposal",
    "compile_codebook",
    "find_own",
    "parse_codebook",
    "with_own",
]
