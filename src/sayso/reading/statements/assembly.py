"""From drafts to statements: order, nesting, and every field of the record.

A statement's parent is the one with the shortest content that holds its cue.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.statements.continuation import Continuation
from sayso.reading.statements.cue_lexicon import Sense
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.frames import medium_of
from sayso.reading.statements.meaning import (
    content_runs,
    is_hearsay,
    mode_of,
    polarity_of,
    quotation_state,
    sense_of,
)
from sayso.reading.statements.phrases import source_phrase, spans_of, trimmed
from sayso.reading.statements.speakers import Speakers
from sayso.record.types import Quotation, Source, Statement, Time
from sayso.record.vocabulary import Span


def assemble(
    analysis: Analysis, drafts: Sequence[Draft], lookup: ActorLookup, times: Sequence[Time]
) -> tuple[Statement, ...]:
    """Return the statements of `drafts` in text order."""
    ordered = sorted(drafts, key=lambda draft: draft.place)
    parents = _parents(analysis, ordered)
    sources = _sources(analysis, ordered, parents, lookup)
    time_at = _times_by_governor(analysis, times)
    return tuple(
        _statement(
            analysis,
            draft,
            number=number,
            source=sources[number],
            parent=parents[number],
            time=time_at.get(draft.head),
        )
        for number, draft in enumerate(ordered)
    )


def _parents(analysis: Analysis, ordered: Sequence[Draft]) -> list[int | None]:
    """Return the index of each draft's parent."""
    holder: list[int] = [-1] * len(analysis)
    parents: list[int | None] = [None] * len(ordered)
    by_size = sorted(range(len(ordered)), key=lambda i: (-len(ordered[i].content), i))
    for index in by_size:
        head = ordered[index].head
        if head >= 0 and holder[head] >= 0:
            parents[index] = holder[head]
        for token in ordered[index].content:
            holder[token] = index
    return parents


def _sources(
    analysis: Analysis,
    ordered: Sequence[Draft],
    parents: Sequence[int | None],
    lookup: ActorLookup,
) -> list[Source]:
    speakers = Speakers(analysis, lookup)
    found: dict[int, Source] = {}
    by_size = sorted(range(len(ordered)), key=lambda i: (-len(ordered[i].content), i))
    for index in by_size:  # parents hold more words than their children: they come first
        parent = parents[index]
        outer = None if parent is None else found[parent]
        found[index] = speakers.source_of(ordered[index], outer)
    return _continued(analysis, ordered, [found[index] for index in range(len(ordered))], lookup)


def _continued(
    analysis: Analysis, ordered: Sequence[Draft], sources: Sequence[Source], lookup: ActorLookup
) -> list[Source]:
    """Return the sources once those who go on speaking are known, in the order of the cues."""
    going_on = Continuation(analysis, lookup)
    settled = list(sources)
    for index in sorted(range(len(ordered)), key=lambda i: (going_on.place(ordered[i]), i)):
        tier = sense_of(analysis, ordered[index]).tier
        settled[index] = going_on.settled(ordered[index], sources[index], tier)
    return settled


def _times_by_governor(analysis: Analysis, times: Sequence[Time]) -> dict[int, str]:
    """Return the first time that hangs on each token."""
    at: dict[int, str] = {}
    for time in times:
        tokens = analysis.tokens_in(time.span)
        for token in tokens:
            above = analysis.head[token]
            if above >= 0 and above not in tokens:
                at.setdefault(above, time.id)
    return at


def _statement(
    analysis: Analysis,
    draft: Draft,
    *,
    number: int,
    source: Source,
    parent: int | None,
    time: str | None,
) -> Statement:
    sense: Sense = sense_of(analysis, draft)
    state = quotation_state(analysis, draft)
    medium = None if draft.head < 0 else medium_of(analysis, draft.head)
    runs = content_runs(analysis, draft)
    return Statement(
        id=f"s{number + 1}",
        tier=sense.tier,
        mode=mode_of(analysis, draft),
        source=source,
        cue=spans_of(analysis, draft.cue),
        content=tuple(analysis.span(*run) for run in runs),
        cue_class=sense.cue_class,
        polarity=polarity_of(analysis, draft),
        hearsay=is_hearsay(analysis, source.kind, sense, draft),
        addressee=_phrase(analysis, draft.addressee, draft),
        medium=_phrase(analysis, medium, draft),
        target=_phrase(analysis, draft.target, draft) if sense.tier == "naming" else None,
        time=time,
        quotation=None if state is None else Quotation(state=state),
        parent=None if parent is None else f"s{parent + 1}",
        rule=draft.rule,
        score=None if draft.score is None else round(draft.score, 3),
    )


def _phrase(analysis: Analysis, head: int | None, draft: Draft) -> Span | None:
    """Return the noun phrase at `head` without its preposition and the statement's other words."""
    if head is None or head in draft.content:
        return None
    barred = {*draft.content, *draft.cue}
    phrase = [t for t in source_phrase(analysis, head, without=draft.head) if t not in barred]
    kept = trimmed(analysis, phrase)
    return analysis.span(kept[0], kept[-1]) if kept else None
