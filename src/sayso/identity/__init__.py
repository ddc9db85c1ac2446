"""Who is who across documents: one identity for the actors of a set of records.

`compare_actors` is the matching function, a verdict with reasons on two actors with their
documents; `identities` gathers a whole set, with ids that depend on the set alone; a person's
`Decisions` go before both. A name alone never makes two actors one.
"""

from sayso.identity.decisions import Decisions, Said, parse_decisions, read_decisions
from sayso.identity.identify import (
    Appearance,
    Identity,
    Likeness,
    compare_actors,
    identities,
)
from sayso.identity.verdict import Verdict

__all__ = [
    "Appearance",
    "Decisions",
    "Identity",
    "Likeness",
    "Said",
    "Verdict",
    "compare_actors",
    "identities",
    "parse_decisions",
    "read_decisions",
]
