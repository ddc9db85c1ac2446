"""Ties from repeated acts: two deeds of help, or two of force, and none to the contrary.

In: an `Analysis`, the events. Out: `Found`s. One act is no tie.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.record.types import Event
from sayso.record.vocabulary import TieKind

_FRIENDLY = frozenset({"SUPPORT", "AID"})
_HOSTILE = frozenset({"ASSAULT"})
_ONE_DEED = 4
"""Tokens between verbs of one deed, at most."""
_Pair = tuple[str, str]


def act_ties(analysis: Analysis, events: Sequence[Event]) -> Iterator[Found]:
    """Yield a tie for each pair with two acts of one kind and none of the other."""
    help_: dict[_Pair, list[Event]] = {}
    force: dict[_Pair, list[Event]] = {}
    for event in events:
        if event.negated or event.reality != "actual":
            continue
        table = help_ if event.type in _FRIENDLY else force if event.type in _HOSTILE else None
        if table is None:
            continue
        for agent in event.agents:
            for recipient in event.recipients:
                table.setdefault((agent, recipient), []).append(event)
    kinds: tuple[tuple[TieKind, dict[_Pair, list[Event]], dict[_Pair, list[Event]]], ...] = (
        ("backs", help_, force), ("opposes", force, help_),
    )  # fmt: skip
    for kind, acts, contrary in kinds:
        for pair, done in acts.items():
            if _is_repeated(analysis, done) and not (contrary.keys() & {pair, pair[::-1]}):
                yield _from_acts(analysis, kind, pair, done)


def _is_repeated(analysis: Analysis, acts: Sequence[Event]) -> bool:
    """Tell whether there are two deeds: "shot and killed" is one."""
    heads = sorted(analysis.token_at(act.head[0]) for act in acts)
    return heads[-1] - heads[0] > _ONE_DEED


def _from_acts(analysis: Analysis, kind: TieKind, pair: _Pair, acts: Sequence[Event]) -> Found:
    span = acts[0].head
    token = analysis.token_at(span[0])
    return Found(kind, pair[0], pair[1], "now", span, token, "repeated_events")
