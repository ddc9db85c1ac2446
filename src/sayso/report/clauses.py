"""A happening in the document's own words, short enough for a table.

The words are the claim's, cut to a window round the predicate; names of its actors are marked, a
pronoun gets its name in brackets. Nothing is reworded.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.record.record import Record
from sayso.record.types import Actor, Claim, Event
from sayso.record.vocabulary import Span

LONGEST = 110
"""Characters of a clause that a row shows."""
_BEFORE = 60
_OPENING = re.compile(
    r"(?:according to [^,.;]{1,60},\s+)?(?:(?:hours|days|weeks|months)\s+(?=after|before))?"
    r"(?:(?:who|whom|which|that|where|when|as|after|before|into|for|with|from|by|of|in which|and"
    r"|but|because|while|although|though|since|until|so|then|on|at|to)\s+)*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|which|that)\s", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[\w'’-]+\s+$")
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|its|their|his|her|this)\s+(?:[\w-]+\s+){1,3}$", re.IGNORECASE
)
_CONTENT = re.compile(r"\s+(?:to|that)\s")
_JOINS = re.compile(r"\s+(?:[\w-]+\s+)?(?:by|of|against|on|with|between)\s", re.IGNORECASE)
_STOP = re.compile(r"[;:—]|,\s|[.”]\s")
_WITH_CONTENT = ("REQUEST", "REJECT", "AGREE", "THREATEN", "CONCEDE")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause: plain words, a name (`is_actor`) or our own addition (`is_ours`)."""

    words: str
    is_actor: bool = False
    is_ours: bool = False


def clause_pieces(record: Record, event: Event, longest: int = LONGEST) -> tuple[Piece, ...]:
    """Return the words of an event as a short clause, its actors marked.

    An agent without words in the clause comes first in brackets; what a noun names is shown as the
    noun with its parties ("retreat by X").
    """
    if "+nominal" in (event.rule or ""):
        return _nominal_pieces(record, event)
    claim = record[event.claim]
    assert isinstance(claim, Claim)
    span = _trimmed(record, event, claim.span)
    marks = _actor_marks(record, event, span)
    windows = _windows(record, event.head, span, marks, longest)
    pieces: list[Piece] = []
    for number, window in enumerate(windows):
        pieces += [Piece(" … ", is_ours=True)] if number else []
        pieces += _marked(record, window, marks)
    pieces += [Piece(" …", is_ours=True)] if windows[-1][1] < span[1] else []
    return tuple(piece for piece in _with_parties(record, event, windows, pieces) if piece.words)


def _with_parties(
    record: Record, event: Event, windows: tuple[Span, ...], pieces: list[Piece]
) -> list[Piece]:
    """Put the parties that the clause leaves unsaid in brackets round its words."""
    is_passive = "passive" in (event.rule or "")
    subjects, others = event.agents, event.recipients
    if is_passive:
        subjects, others = event.recipients, ()
    before = tuple((start, min(end, event.head[0])) for start, end in windows)
    place = before if is_passive else windows
    if subjects and not _shows(record, subjects, place):
        name = _name(record, subjects[0])
        rest = [piece for piece in pieces if piece.words != f" [{name}]"]  # once is enough
        pieces = [Piece(f"[{name}] ", is_ours=True), *rest]
    elif not subjects and windows[0][0] == event.head[0] and event.tense == "past":
        pieces = [Piece("… ", is_ours=True), *pieces]  # the subject is too far off to show
    ends_there = windows[-1][1] <= event.head[1]
    if others and ends_there and not _shows(record, others, windows):
        pieces = [*pieces, Piece(f" [{_name(record, others[0])}]", is_ours=True)]
    return pieces


def _shows(record: Record, actor_ids: tuple[str, ...], windows: tuple[Span, ...]) -> bool:
    """Tell whether one of the actors has words in the windows."""
    return any(
        window[0] <= mention.span[0] and mention.span[1] <= window[1]
        for actor_id in actor_ids
        for mention in _actor(record, actor_id).mentions
        for window in windows
    )


def _trimmed(record: Record, event: Event, span: Span) -> Span:
    """Return the span of a claim as a clause: no opening preposition, its infinitive with it.

    "an agreement brokered by X" gets the noun that its participle hangs on.
    """
    start, end = span
    opening = _OPENING.match(record.text, start, max(start, event.head[0]))
    cut = opening.end() if opening else start
    if _RELATIVE.match(record.text, start, end) and not (event.agents or event.recipients):
        before = _WORD_BEFORE.search(record.text, max(0, start - _BEFORE), start)
        cut = before.start() if before else cut  # "those who laid down their arms"
    start = cut
    if start == event.head[0] and "passive" in (event.rule or ""):
        noun = _NOUN_BEFORE.search(record.text, max(0, start - _BEFORE), start)
        start = noun.start() if noun else start
    if event.type in _WITH_CONTENT and _CONTENT.match(record.text, end):
        ahead = bisect_right(record.sentences, (span[0], len(record.text) + 1))
        last = record.sentences[max(0, ahead - 1)][1]
        stop = next((c.start() for c in _STOP.finditer(record.text, end + 6, last)), last)
        end = max(end, stop)
    kept = record.text[start:end].rstrip(" .,;:")
    return start, max(start + len(kept), event.head[1])


def _nominal_pieces(record: Record, event: Event) -> tuple[Piece, ...]:
    """Return an event noun with the words up to its last party, and its agent if not among them."""
    first = event.mentions[0]
    ends = [
        mention.span[1]
        for actor_id in (*event.agents, *event.recipients)
        for mention in _actor(record, actor_id).mentions
        if first[1] < mention.span[0] <= mention.span[1] <= first[1] + _BEFORE
    ]
    joined = _JOINS.match(record.text, first[1])
    window = (first[0], max(ends) if ends and joined else first[1])
    if "." in record.text[first[1] : window[1]]:
        window = first
    pieces = _marked(record, window, _actor_marks(record, event, window))
    for actor_ids, link in ((event.agents, " by "), (event.recipients, " against ")):
        if actor_ids and not _shows(record, actor_ids, (window,)):
            pieces.append(Piece(f"{link}", is_ours=True))
            pieces.append(Piece(_name(record, actor_ids[0]), is_actor=True))
            break
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
    marks: dict[Span, str | None] = {}
    for actor_id in (*event.agents, *event.recipients):
        actor = _actor(record, actor_id)
        inside = [m for m in actor.mentions if span[0] <= m.span[0] and m.span[1] <= span[1]]
        for number, mention in enumerate(sorted(inside, key=lambda m: m.span)):
            is_open = mention.kind == "pronoun" and number == 0  # later ones are plain by then
            marks.setdefault(mention.span, actor.name if is_open else None)
    return sorted(marks.items(), key=lambda mark: mark[0])


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
    return _actor(record, actor_id).name


def _actor(record: Record, actor_id: str) -> Actor:
    actor = record[actor_id]
    assert isinstance(actor, Actor)
    return actor
