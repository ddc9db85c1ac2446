"""Our types as PLV labels them, which follows PLOVER's table of 2021.

PLV has 15 labels: YIELD stands for CONCEDE and RETREAT, none stands for "no event". Its rows on
imposed sanctions are COERCE, verdicts ACCUSE (with prison COERCE), apologies SUPPORT, and what
somebody agrees or means to yield is AGREE (CAMEO 035, "express intent to yield"); ours are
SANCTION, SANCTION, CONCEDE and CONCEDE, as the codebook of 2023 has it (`docs/events.md`).
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

_SANCTIONS = frozenset({"sanction", "sanctions", "embargo", "tariff", "tariffs", "blacklist"})
_PRISON = frozenset({"prison", "jail", "imprisonment", "sentence", "sentenced", "jailed"})
_APOLOGIES = frozenset({"apologise", "apologize", "apology", "apologies", "regret", "condolence"})


INTENT = frozenset(
    {"agree", "offer", "promise", "pledge", "vow", "plan", "decide", "willing", "ready", "prepared"}
)
"""Predicates that announce what is in their content."""


def plv_view(
    event_type: str, modes: Collection[str], words: AbstractSet[str], *, is_ahead: bool
) -> str:
    """Return PLV's label of an event; `words` are the lower-case words of its sentence.

    `is_ahead` says that the event is announced and not done.
    """
    if event_type == "SANCTION" and "convict" in modes:
        return "COERCE" if words & _PRISON else "ACCUSE"
    if event_type == "SANCTION" and words & _SANCTIONS:
        return "COERCE"
    if event_type == "CONCEDE" and words & _APOLOGIES:
        return "SUPPORT"
    if event_type in ("CONCEDE", "RETREAT") and is_ahead:
        return "AGREE"
    return "YIELD" if event_type in ("CONCEDE", "RETREAT") else event_type
