"""What recognising one page gives: paragraphs of lines with their places and word confidences.

Boxes are in page points from the top left, of the page as it was scanned. A page on which
nothing could be read has no paragraphs and a note that says so.
"""

from dataclasses import dataclass, replace

from sayso.record.types import Gap
from sayso.record.vocabulary import BlockKind


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """One line: its words with single spaces, its box `(x0, y0, x1, y1)` in points.

    `words` holds `(start, end, confidence)` for each word: offsets into `text`, confidence 0..1.
    """

    text: str
    box: tuple[float, float, float, float]
    words: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page, in points: its paragraphs in reading order, each with its role and its lines.

    `note` says what could not be read (`page_unread`) or is in doubt (`low_text_quality`). Its
    message is a predicate that goes on after the name of the page, as in "Page 3 is blank.".
    """

    width: float
    height: float
    paragraphs: tuple[tuple[BlockKind, tuple[ScannedLine, ...]], ...]
    note: Gap | None = None

    def without_title(self) -> "ScannedPage":
        """Return the page with its title as a heading: a document has one title."""
        paragraphs: list[tuple[BlockKind, tuple[ScannedLine, ...]]] = [
            ("heading" if kind == "title" else kind, lines) for kind, lines in self.paragraphs
        ]
        return replace(self, paragraphs=tuple(paragraphs))

    @property
    def has_words(self) -> bool:
        """Whether anything was read."""
        return any(line.text for _, lines in self.paragraphs for line in lines)
