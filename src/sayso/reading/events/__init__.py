"""Events: who did what to whom, coded in PLOVER, each mention pointing at its words.

`find_triggers` proposes predicates from the lexicon, `find_own` from a user's own codebook;
`read_events` decides with the actors known. `with_days` gives an event the days of its bounds,
`conflict_gaps` tells where they contradict.
"""

from sayso.reading.events.conflicts import conflict_gaps
from sayso.reading.events.own import Codebook, Proposal, find_own
from sayso.reading.events.reading import read_events, with_days
from sayso.reading.events.triggers import Trigger, find_triggers, trigger_words

__all__ = [
    "Codebook",
    "Proposal",
    "Trigger",
    "conflict_gaps",
    "find_own",
    "find_triggers",
    "read_events",
    "trigger_words",
    "with_days",
]
