"""A happening in the document's own words, short enough for a table.

The words are the claim's, cut to a window round the predicate; names of its actors are marked, a
pronoun gets its name in brackets. Nothing is reworded.
"""

from dataclasses import dataclass

from sayso.record.record import Record
from sayso.record.types import Actor, Claim, Event
from sayso.record.vocabulary import Span

LONGEST = 110
"""Characters of a clause that a row shows."""
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause: plain words, a name (`is_actor`) or our own addition (`is_ours`)."""

    words: str
    is_actor: bool = False
    is_ours: bool = False


def clause_pieces(record: Record, event: Event, longest: int = LONGEST) -> tuple[Piece, ...]:
    """Return the words of an event, its actors marked."""
    claim = record[event.claim]
    assert isinstance(claim, Claim)
    marks = _actor_marks(record, event, claim.span)
    start, end = _window(record, event, claim.span, marks, longest)
    pieces = [Piece("… ", is_ours=True)] if start > claim.span[0] else []
    read_to = start
    for span, name in marks:
        if span[0] < read_to or span[1] > end:
            continue
        pieces.append(Piece(_line(record.text[read_to : span[0]])))
        pieces.append(Piece(_line(record.words(span)), is_actor=True))
        pieces += [Piece(f" [{name}]", is_ours=True)] if name else []
        read_to = span[1]
    pieces.append(Piece(_line(record.text[read_to:end])))
    pieces += [Piece(" …", is_ours=True)] if end < claim.span[1] else []
    return tuple(piece for piece in pieces if piece.words)


def clause_words(record: Record, event: Event, longest: int = LONGEST) -> str:
    """Return the words of an event as one line."""
    return "".join(piece.words for piece in clause_pieces(record, event, longest))


def shortened(words: str, longest: int) -> str:
    """Return `words` on one line, cut at a space with an ellipsis."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", longest // 2, longest)
    return line[: cut if cut > 0 else longest].rstrip(" ,;:–—-") + " …"


def _line(words: str) -> str:
    """Return `words` with every run of white space as one space, ends kept."""
    line = " ".join(words.split())
    lead = " " if words[:1].isspace() and line else ""
    return lead + line + (" " if words[-1:].isspace() else "")


def _actor_marks(record: Record, event: Event, span: Span) -> list[tuple[Span, str | None]]:
    """Return the mentions of the event's actors inside `span`; pronouns come with the name."""
    marks: list[tuple[Span, str | None]] = []
    for actor_id in (*event.agents, *event.recipients):
        actor = record[actor_id]
        assert isinstance(actor, Actor)
        for mention in actor.mentions:
            if span[0] <= mention.span[0] and mention.span[1] <= span[1]:
                marks.append((mention.span, actor.name if mention.kind == "pronoun" else None))
    return sorted(set(marks), key=lambda mark: mark[0])


def _window(
    record: Record,
    event: Event,
    span: Span,
    marks: list[tuple[Span, str | None]],
    longest: int,
) -> Span:
    """Return the part of `span` to show: all of a short clause, else from the actor before."""
    start, end = span
    if end - start <= longest:
        return span
    head = event.head if start <= event.head[0] < end else (start, start)
    if head[0] - start > _BEFORE:
        actors = [mark[0] for mark, _ in marks if head[0] - _BEFORE <= mark[0] < head[0]]
        start = actors[0] if actors else _word_start(record.text, head[0] - _BEFORE // 2, head[0])
    if end - start > longest:
        cut = record.text.rfind(" ", head[1], start + longest)
        end = cut if cut > 0 else min(start + longest, end)
    return start, end


def _word_start(text: str, offset: int, latest: int) -> int:
    space = text.find(" ", offset, latest)
    return space + 1 if space >= 0 else latest
