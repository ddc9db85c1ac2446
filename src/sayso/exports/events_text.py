"""Events as text to be looked at: when, what, who to whom, where, on whose say-so, the words.

A record goes in, lines of plain text come out, control characters written out.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from sayso.exports.coded import Coded, Party, coded_in
from sayso.intake.given import shown
from sayso.record.record import Record

_INDENT: Final = "    "
_MOST_LINES: Final = 3
"""Lines of one event's words; the rest is cut, and said so."""


def text_of(record: Record, name: str, width: int = 100) -> str:
    """Return the events of one document, which is called `name`, under its name."""
    coded = coded_in(record)
    lines = [f"{name} · {len(coded):,} {'event' if len(coded) == 1 else 'events'}"]
    for one in coded:
        lines += _event(one, width)
    return "\n".join(lines) + "\n"


def _event(coded: Coded, width: int) -> Iterator[str]:
    yield ""
    kind = ".".join((coded.type, *coded.modes[:1]))
    sides = f"{_side(coded.agents)} → {_side(coded.recipients)}"
    yield f"{coded.id} {_when(coded)} · {kind} · {shown(sides)}{_marks(coded)}"
    told = [*_where(coded), *(f"{voice.name}: {voice.status}" for voice in coded.voices)]
    yield _INDENT + shown(" · ".join(told))
    lines = wrap(shown(coded.words), width - len(_INDENT), break_on_hyphens=False)
    yield from (_INDENT + line for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        rest = sum(len(line.split()) for line in lines[_MOST_LINES:])
        yield f"{_INDENT}(and {rest:,} more words)"


def _side(parties: Sequence[Party]) -> str:
    return ", ".join(party.name for party in parties) or "open"


def _when(coded: Coded) -> str:
    """Return the days between which it lies; an open end is left out."""
    first, last = ((day or "")[:10] for day in (coded.earliest, coded.latest))
    if first == last:
        return first or "undated"
    return f"{first}…{last}"


def _where(coded: Coded) -> list[str]:
    if coded.place is None:
        return []
    return [f"in {coded.place.name}" + (f" ({coded.place.country})" if coded.place.country else "")]


def _marks(coded: Coded) -> str:
    marks = [
        *(["did not happen"] if coded.negated else []),
        *([coded.reality] if coded.reality != "actual" else []),
        *coded.counts,
    ]
    return f" · {', '.join(marks)}" if marks else ""
