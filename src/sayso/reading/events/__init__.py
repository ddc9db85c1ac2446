"""Events: who did what to whom, coded in PLOVER, each mention pointing at its words.

`find_triggers` proposes predicates from the lexicon; `read_events` decides with the actors known.
"""

from sayso.reading.events.reading import read_events
from sayso.reading.events.triggers import Trigger, find_triggers

__all__ = ["Trigger", "find_triggers", "read_events"]
