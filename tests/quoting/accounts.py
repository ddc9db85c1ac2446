"""Small records with statements whose places tests know by their words."""

from typing import Any

from sayso.record.record import Record
from sayso.record.types import Actor, Mention, Source, Statement
from sayso.record.vocabulary import SourceKind
from tests.build import record_of

TEXT = (
    "The harbour will not be closed before 14 May, Interior Minister Anna Petrov said. "
    "“We have never paid a single crown to these men,” she told reporters, “and we never will.” "
    "“They fired into the air at first,” the mayor, Tomas Berg, said. "
    "A resident said that soldiers had fired on the crowd. "
    "“They fired into the air at first,” somebody shouted. "
    "Nobody was hurt."
)


def account() -> Record:
    """Return a record of `TEXT` with two actors and five statements."""
    return record_of(
        TEXT,
        actors=(_actor("a1", "Anna Petrov"), _actor("a2", "Tomas Berg")),
        statements=(
            _said("s1", "Anna Petrov", ["The harbour will not be closed before 14 May"], ("a1",)),
            _said(
                "s2",
                "she",
                ["“We have never paid a single crown to these men,”", "“and we never will.”"],
                ("a1",),
                mode="direct",
            ),
            _said(
                "s3",
                "the mayor, Tomas Berg",
                ["“They fired into the air at first,”"],
                ("a2",),
                mode="direct",
            ),
            _said("s4", "A resident", ["that soldiers had fired on the crowd"], ()),
            _said(
                "s5", "somebody", ["“They fired into the air at first,”"], (), mode="direct", nth=1
            ),
        ),
    )


def span_of(words: str, nth: int = 0) -> tuple[int, int]:
    """Return where words stand in `TEXT`, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return (start, start + len(words))


def _actor(name_id: str, name: str) -> Actor:
    span = span_of(name)
    mention = Mention(span=span, head=span, kind="name")
    return Actor(id=name_id, name=name, type="person", country=None, mentions=(mention,))


def _said(
    said_id: str,
    source: str,
    content: list[str],
    actors: tuple[str, ...],
    nth: int = 0,
    **fields: Any,
) -> Statement:
    kind: SourceKind = "named" if actors else "described"
    given: dict[str, Any] = {"mode": "indirect"} | fields
    return Statement(
        id=said_id,
        tier="speech",
        source=Source(span=span_of(source), kind=kind, actors=actors),
        cue=(),
        content=tuple(span_of(words, nth) for words in content),
        cue_class="say",
        polarity="positive",
        hearsay=False,
        rule="test",
        **given,
    )
