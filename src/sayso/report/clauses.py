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
    """Return the words of an event, its actors marked; an actor without words here comes first."""
    claim = record[event.claim]
    assert isinstance(claim, Claim)
    marks = _actor_marks(record, event, claim.span)
    windows = _windows(record, event.head, claim.span, marks, longest)
    pieces = [] if windows[0][0] == claim.span[0] else [Piece("… ", is_ours=True)]
    for number, window in enumerate(windows):
        pieces += [Piece(" … ", is_ours=True)] if number else []
        pieces += _marked(record, window, marks)
    pieces += [Piece(" …", is_ours=True)] if windows[-1][1] < claim.span[1] else []
    if event.agents and not any(piece.is_actor for piece in pieces):
        pieces.insert(0, Piece(f"[{_name(record, event.agents[0])}] ", is_ours=True))
    return tuple(piece for piece in pieces if piece.words)


def clause_words(record: Record, event: Event, longest: int = LONGEST) -> str:
    """Return the words of an event as one line."""
    return "".join(piece.words for piece in clause_pieces(record, event, longest))


def claim_words(record: Record, claim: Claim, longest: int = LONGEST) -> str:
    """Return the words of a claim as one line: whole, or its beginning and its predicate."""
    windows = _windows(record, claim.head, claim.span, [], longest)
    words = " … ".join(" ".join(record.words(window).split()) for window in windows)
    return words + (" …" if windows[-1][1] < claim.span[1] else "")


def quoted(words: str, longest: int = LONGEST) -> str:
    """Return `words` shortened in quotation marks, without doubling marks of their own."""
    line = shortened(words, longest)
    has_marks = line[:1] in "“\"‘'" and line[-1:] in "”\"’'"
    return line if has_marks else f"“{line}”"


def shortened(words: str, longest: int) -> str:
    """Return `words` on one line, cut at a space with an ellipsis."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", longest // 2, longest)
    return line[: cut if cut > 0 else longest].rstrip(" ,;:–—-") + " …"


def _marked(record: Record, window: Span, marks: list[tuple[Span, str | None]]) -> list[Piece]:
    """Return the words of `window` with the mentions in it marked."""
    pieces: list[Piece] = []
    read_to, end = window
    for span, name in marks:
        if span[0] < read_to or span[1] > end:
            continue
        pieces.append(Piece(_line(record.text[read_to : span[0]])))
        pieces.append(Piece(_line(record.words(span)), is_actor=True))
        pieces += [Piece(f" [{name}]", is_ours=True)] if name else []
        read_to = span[1]
    return [*pieces, Piece(_line(record.text[read_to:end]))]


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


def _windows(
    record: Record,
    head: Span,
    span: Span,
    marks: list[tuple[Span, str | None]],
    longest: int,
) -> tuple[Span, ...]:
    """Return the parts of `span` to show: all of a short clause, else its actor and predicate."""
    start, end = span
    if end - start <= longest:
        return (span,)
    if not start <= head[0] < end:
        return ((start, _word_end(record.text, start + longest, end)),)
    if head[0] - start <= _BEFORE:
        return ((start, _word_end(record.text, start + longest, end)),)
    first = next((mark for mark, _ in marks if mark[1] <= head[0]), None)
    opening = _opening(record.text, start, head[0], first)
    left = longest - (opening[1] - opening[0])
    return opening, (head[0], _word_end(record.text, head[0] + left, end))


def _opening(text: str, start: int, head: int, first: Span | None) -> Span:
    """Return the words that stand for a long subject: up to its first actor, or a few of it."""
    if first is None:
        return start, _word_end(text, start + _BEFORE // 2, head)
    return (start if first[1] - start <= _BEFORE else first[0]), first[1]


def _word_end(text: str, offset: int, latest: int) -> int:
    """Return the end of the last whole word before `offset`."""
    if offset >= latest:
        return latest
    space = text.rfind(" ", 0, offset + 1)
    return space if space > 0 else offset


def _name(record: Record, actor_id: str) -> str:
    actor = record[actor_id]
    assert isinstance(actor, Actor)
    return actor.name
