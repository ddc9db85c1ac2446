"""What becomes of a quotation that somebody gives for a document.

Two questions are kept apart: do the words stand there, and does the document put them into that
speaker's mouth. The verdict joins the two:

verbatim       word for word there, and by whom it is said to be, if anybody is named
altered        there in other words; `differences` says how
other_speaker  there, altered or not, but the document has another say it
unattributed   there, but the document names nobody who says it: they are its own words, or who
               speaks stays open
absent         not there
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.quoting.aligning import Alignment, Page, Pair, Quote, quote_of
from sayso.quoting.asked import Asked
from sayso.quoting.differences import Difference, differences
from sayso.quoting.said import speaker_of
from sayso.quoting.speakers import names_alike, names_fit
from sayso.record.record import Record
from sayso.record.types import Actor, Statement
from sayso.record.vocabulary import Span, StatementMode

Finding = Literal["verbatim", "altered", "other_speaker", "unattributed", "absent"]
SpeakerCheck = Literal["same", "other", "open", "nobody", "not_asked"]
_LEAST_SHARED: Final = 0.6
"""Share of a quotation's words that the document must have in their order."""
_LEAST_WORDS: Final = 4
"""Of a quotation with fewer words, an altered one could be anything."""
_IN_MOUTH: Final = 0.5
"""Share of the words found that must lie in a statement for its speaker to count."""
_BEST_FIRST: Final = ("same", "not_asked", "other", "open", "nobody")
"""Which of several places of the same words tells what was asked for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one quotation.

    `span` is where its words stand in the original document, `words` how they read there, `share`
    how many of its words the document has in their order, 0..1. `mode` is how the document gives
    them: `None` where they are its own. `said_by` is who says them there, if that is known.
    """

    asked: Asked
    finding: Finding
    speaker_check: SpeakerCheck
    said_by: str | None = None
    mode: StatementMode | None = None
    statement: str | None = None
    words: str = ""
    span: Span | None = None
    share: float = 0.0
    differences: tuple[Difference, ...] = ()


def verify(record: Record, asked: Iterable[Asked]) -> Iterator[Verdict]:
    """Yield a verdict for each quotation, in order."""
    page = Page(record.text)
    for one in asked:
        yield _verdict(record, page, one)


def _verdict(record: Record, page: Page, asked: Asked) -> Verdict:
    """Return the best of the readings: the same words may stand in several mouths."""
    quote = quote_of(asked.quote)
    readings = [
        _reading(record, page, asked, quote, found) for found in _found(record, page, quote)
    ]
    if not readings:
        return Verdict(asked, "absent", "not_asked")
    return min(readings, key=lambda reading: _BEST_FIRST.index(reading.speaker_check))


def _found(record: Record, page: Page, quote: Quote) -> list[Alignment]:
    """Return where the quotation stands: everywhere word for word, else the nearest to it."""
    if not any(quote.gaps):
        runs = [range(s, s + len(quote)) for s in page.occurrences(quote.wording.keys)]
        whole = [_exact(run) for run in (*runs, *_interrupted(record, page, quote))]
        if whole or len(quote) < _LEAST_WORDS:
            return whole
    nearest = page.align(quote)
    if nearest is None or _share(nearest, page, quote) < _LEAST_SHARED:
        return []
    if nearest.cost and (nearest.cost > len(quote) or len(quote) < _LEAST_WORDS):
        return []
    return [nearest]


def _exact(places: Sequence[int]) -> Alignment:
    return Alignment(tuple(Pair(i, place) for i, place in enumerate(places)), 0)


def _interrupted(record: Record, page: Page, quote: Quote) -> Iterator[list[int]]:
    """Yield the quotation where a statement has it around words of the document's own.

    "We have never paid," she said, "and we never will" is one utterance.
    """
    wanted = list(quote.wording.keys)
    for statement in record.statements:
        if len(statement.content) < 2:
            continue
        places = page.within(statement.content)
        keys = [page.wording.keys[place] for place in places]
        for start in range(len(keys) - len(wanted) + 1):
            run = places[start : start + len(wanted)]
            is_broken = run[-1] - run[0] >= len(wanted)
            if is_broken and keys[start : start + len(wanted)] == wanted:
                yield run


def _share(alignment: Alignment, page: Page, quote: Quote) -> float:
    same = sum(
        page.wording.keys[pair.found] == quote.wording.keys[pair.quoted]
        for pair in alignment.pairs
        if pair.found is not None and pair.quoted is not None
    )
    return same / len(quote)


def _reading(
    record: Record, page: Page, asked: Asked, quote: Quote, alignment: Alignment
) -> Verdict:
    words = [page.wording.spans[p.found] for p in alignment.pairs if p.found is not None]
    statement = _statement_of(record, words)
    check = _check(record, statement, asked.speaker)
    pairs = [pair for pair in alignment.pairs if not _is_interruption(pair, page, statement)]
    altered = differences(pairs, page.wording, record.text, quote, asked.quote)
    span = (words[0][0], words[-1][1])
    return Verdict(
        asked=asked,
        finding=_finding(check, is_altered=bool(altered)),
        speaker_check=check,
        said_by=speaker_of(record, statement) if statement else None,
        mode=statement.mode if statement else None,
        statement=statement.id if statement else None,
        words=" ".join(record.words(span).split()),
        span=record.original_span(span),
        share=_share(alignment, page, quote),
        differences=altered,
    )


def _statement_of(record: Record, words: Sequence[Span]) -> Statement | None:
    """Return the innermost statement in which most of the words lie."""
    holding = [
        statement
        for statement in record.statements
        if sum(_is_in(word, statement) for word in words) > _IN_MOUTH * len(words)
    ]
    return min(holding, key=_size, default=None)


def _is_interruption(pair: Pair, page: Page, statement: Statement | None) -> bool:
    """Whether a word that the quotation lacks is the document's own, between two of the speaker."""
    if pair.quoted is not None or pair.found is None or statement is None:
        return False
    return not _is_in(page.wording.spans[pair.found], statement)


def _is_in(word: Span, statement: Statement) -> bool:
    return any(start <= word[0] and word[1] <= end for start, end in statement.content)


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _check(record: Record, statement: Statement | None, speaker: str | None) -> SpeakerCheck:
    if speaker is None:
        return "not_asked"
    if statement is None:
        return "nobody"
    # Whoever is meant may be known by the words of the source alone: "a resident".
    source = statement.source
    if source.span and names_alike(speaker, record.words(source.span)):
        return "same"
    actors = [actor for actor in map(record.__getitem__, source.actors) if isinstance(actor, Actor)]
    if not actors:
        return "open"
    return "same" if any(names_fit(speaker, record, actor) for actor in actors) else "other"


def _finding(check: SpeakerCheck, *, is_altered: bool) -> Finding:
    if check == "other":
        return "other_speaker"
    if check in ("open", "nobody"):
        return "unattributed"
    return "altered" if is_altered else "verbatim"
