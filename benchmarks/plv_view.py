"""Our types as PLV labels them, which follows PLOVER's table of 2021.

PLV has 15 labels: YIELD stands for CONCEDE and RETREAT, none stands for "no event". Its rows on
imposed sanctions are COERCE, verdicts ACCUSE (with prison COERCE), apologies SUPPORT, and what
somebody agrees or means to yield is AGREE (CAMEO 035, "express intent to yield"); ours are
SANCTION, SANCTION, CONCEDE and CONCEDE, as the codebook of 2023 has it (`docs/events.md`).
Peacekeepers who are sent are AID (CAMEO 074).
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

_SANCTIONS = frozenset({"sanction", "sanctions", "embargo", "tariff", "tariffs", "blacklist"})
_PRISON = frozenset({"prison", "jail", "imprisonment", "sentence", "sentenced", "jailed"})
_APOLOGIES = frozenset({"apologise", "apologize", "apology", "apologies", "regret", "condolence"})
_PEACEKEEPING = frozenset({"peacekeeping", "peacekeeper", "peacekeepers"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_FUTURE_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_COOPERATION = _YIELDING | _FUTURE_COOPERATION | {"AGREE"}
_FUTURE_CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})

INTENT = frozenset(
    {"agree", "offer", "promise", "pledge", "vow", "plan", "decide", "willing", "ready", "prepared"}
)
"""Predicates that announce what is in their content."""


def plv_view(
    event_type: str,
    modes: Collection[str],
    words: AbstractSet[str],
    *,
    is_ahead: bool,
    reality: str = "actual",
    negated: bool = False,
) -> str:
    """Return PLV's label of an event; `words` are the lower-case words of its sentence.

    `is_ahead` says that the event is announced and not done. `reality` and `negated` are those of
    a predicate judged alone: a record has settled already what the future makes of a type.
    """
    if (
        negated
        and reality != "actual"
        and event_type in _YIELDING | _FUTURE_COOPERATION | {"AGREE"}
    ):
        return "REJECT"
    if reality == "future" and event_type in _FUTURE_COOPERATION:
        return "AGREE"
    if reality == "future" and event_type in _FUTURE_CONFLICT:
        return "THREATEN"
    if event_type == "MOBILIZE" and words & _PEACEKEEPING:
        return "AID"
    if event_type == "SANCTION" and "convict" in modes:
        return "COERCE" if words & _PRISON else "ACCUSE"
    if event_type == "SANCTION" and words & _SANCTIONS:
        return "COERCE"
    if event_type == "CONCEDE" and words & _APOLOGIES:
        return "SUPPORT"
    if event_type in _YIELDING and is_ahead:
        return "AGREE"
    return "YIELD" if event_type in _YIELDING else event_type
