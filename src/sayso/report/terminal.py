"""A record as terminal text: the same order as the page, cut with a count, never wrapped to noise.

`render_text` gives plain lines for pipes, `render_rich` the same with colour. Words of a document
pass `printable` and reach Rich as `Text`, never as markup, so that they cannot steer a terminal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from sayso.record.record import Record
from sayso.record.vocabulary import Status
from sayso.report.clauses import clause_words, shortened
from sayso.report.dates import date_words, when_words
from sayso.report.figures import count_words, counted, fact_words, lede, mix_words, title_words
from sayso.report.happenings import Happening, Saying, happenings
from sayso.report.ladder import published_year
from sayso.report.markup import printable
from sayso.report.positions import Positions
from sayso.report.status import status_words
from sayso.report.voices import tally_voices

if TYPE_CHECKING:
    from rich.console import Console

_MOST_ROWS = 10
_MOST_VOICES = 8
_MOST_GAPS = 8
_WHEN, _STATUS = 24, 13
"""Widths of the columns that do not grow."""
_COLOURS: dict[Status, str] = {
    "asserted": "green",
    "confirmed": "blue",
    "unconfirmed": "yellow",
    "doubted": "yellow",
    "inferred": "magenta",
    "assumed": "magenta",
    "denied": "red",
    "predicted": "cyan",
    "hypothetical": "cyan",
    "called-for": "bright_black",
    "opinion": "bright_magenta",
    "unknown": "bright_black",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line: its words, the width it is padded to, and its style for Rich."""

    words: str
    width: int = 0
    style: str = ""


Line = tuple[Cell, ...]


def render_text(record: Record, width: int = 100) -> str:
    """Return the summary as plain text of at most `width` columns."""
    return "\n".join(_plain(line, width) for line in _lines(record, width)) + "\n"


def render_rich(record: Record, console: "Console") -> None:
    """Draw the summary on a Rich console."""
    from rich.text import Text  # noqa: PLC0415 (60 ms; only where something is drawn)

    width = min(console.width, 120)
    for line in _lines(record, width):
        drawn = Text(no_wrap=True, overflow="ellipsis")
        for cell in line:
            drawn.append(_padded(cell), style=cell.style)
        drawn.rstrip()
        if len(drawn) > width:  # Rich cuts at cells, a pipe at letters: cut alike
            drawn = drawn[: width - 1]
            drawn.rstrip()
            drawn.append("…")
        console.print(drawn, width=width)


def _plain(line: Line, width: int) -> str:
    words = "".join(_padded(cell) for cell in line).rstrip()
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def _padded(cell: Cell) -> str:
    words = printable(cell.words.replace("\n", " "))
    if cell.width and len(words) > cell.width - 1:
        words = words[: cell.width - 2].rstrip() + "…"
    return words.ljust(cell.width)


def _lines(record: Record, width: int) -> Iterator[Line]:
    rows = happenings(record)
    yield from _prose(title_words(record), width, "bold")
    yield from _prose(" · ".join(_facts(record)), width, "dim")
    yield from _prose(lede(record, rows), width)
    yield from _glance(record, rows, width)
    yield from _voices(record, width)
    yield from _left_open(record, width)


def _prose(words: str, width: int, style: str = "", first: str = "") -> Iterator[Line]:
    """Yield `words` wrapped; `first` stands before the first line, the rest is indented by it."""
    line = " ".join(printable(words).split())
    for row in wrap(line, width, initial_indent=first, subsequent_indent=" " * len(first)):
        yield (Cell(row, style=style),)


def _heading(words: str) -> Iterator[Line]:
    yield ()
    yield (Cell(words.upper(), style="bold dim"),)


def _facts(record: Record) -> Iterator[str]:
    document = record.document
    if document.publisher:
        yield document.publisher.value
    if document.published:
        found = fact_words(document.published)
        yield f"{date_words(document.published.value)}, {found}"
    else:
        yield "no date of publication found"
    yield counted(len(record.text.split()), "word")
    yield counted(len(record.actors), "actor")
    yield counted(len(record.statements), "statement")
    if record.gaps:
        yield f"{counted(len(record.gaps), 'thing')} left open"


def _glance(record: Record, rows: Sequence[Happening], width: int) -> Iterator[Line]:
    if not rows:  # the lede says so already
        return
    yield from _heading("What is said to have happened")
    year = published_year(record)
    for row in rows[:_MOST_ROWS]:
        yield from _happening(record, row, year, width)
    if len(rows) > _MOST_ROWS:
        yield (Cell(f"… and {len(rows) - _MOST_ROWS} more", style="dim"),)


def _happening(record: Record, row: Happening, year: int | None, width: int) -> Iterator[Line]:
    """Yield the words of a happening, then a line for each voice on it."""
    when = when_words(row.earliest, row.latest, year=year) or "–"
    words = clause_words(record, row.events[0], max(width - _WHEN - 4, 40))
    yield (Cell(when, _WHEN, "dim"), Cell(words, style="bold"))
    for number, saying in enumerate(row.sayings):
        sign = "↔ " if row.is_disputed and number else "  "
        yield (
            Cell(" ", _WHEN),
            Cell(sign, style="red"),
            Cell(status_words(saying.status), _STATUS, _COLOURS[saying.status]),
            Cell(_say_so(record, saying)),
        )


def _say_so(record: Record, saying: Saying) -> str:
    figures = ", ".join(count_words(count, record) for count in saying.counts)
    return f"{saying.voice.name}: {figures}" if figures else saying.voice.name


def _voices(record: Record, width: int) -> Iterator[Line]:
    tallies = tally_voices(record)
    if not tallies:
        return
    yield from _heading("Voices")
    name_width = min(max((len(t.voice.name) for t in tallies[:_MOST_VOICES]), default=0) + 2, 44)
    for tally in tallies[:_MOST_VOICES]:
        mix = shortened(mix_words(tally), max(width - name_width - 5, 20))
        yield (
            Cell(tally.voice.name, name_width, "bold"),
            Cell(f"{tally.claims:>3}  "),
            Cell(mix, style=_COLOURS[tally.mix[0][0]] if len(tally.mix) == 1 else ""),
        )
    if len(tallies) > _MOST_VOICES:
        yield (Cell(f"… and {len(tallies) - _MOST_VOICES} more", style="dim"),)


def _left_open(record: Record, width: int) -> Iterator[Line]:
    if not record.gaps:
        return
    positions = Positions(record)
    yield from _heading("What is left open")
    for gap in record.gaps[:_MOST_GAPS]:
        number = positions.paragraph(gap.span[0]) if gap.span else None
        place = f" ¶{number}" if number else ""
        yield from _prose(f"{gap.message}{place}", width, first="- ")
    if len(record.gaps) > _MOST_GAPS:
        yield (Cell(f"… and {len(record.gaps) - _MOST_GAPS} more", style="dim"),)
