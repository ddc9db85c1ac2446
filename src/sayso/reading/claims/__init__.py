"""Claims and stances: what is put forward, on whose say-so, and how firmly.

In go an `Analysis`, the statements and the actors; out come `Claim`s in text order, each with one
stance for every voice in its chain. Statuses, commitment values and the order of the steps follow
the evidential-status note (FactBank, Saurí & Pustejovsky 2009). Nothing here finds statements,
merges mentions of one event, or puts a number on anybody's certainty.
"""

from collections.abc import Iterable, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.lexicon import lexicon
from sayso.reading.claims.order import decide
from sayso.reading.claims.path import Paths
from sayso.reading.claims.play import Judged, answered
from sayso.reading.claims.predicates import claim_bounds, claim_heads, with_controller
from sayso.reading.claims.segment import make_segment
from sayso.reading.claims.taken_up import taken_up
from sayso.reading.claims.voices import Voice, Voices
from sayso.record.types import Actor, Claim, Stance, Statement
from sayso.record.vocabulary import Span

__all__ = ["read_claims"]


def read_claims(
    analysis: Analysis,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    *,
    extra_heads: Sequence[int] = (),
) -> tuple[Claim, ...]:
    """Return a claim for every clause and for every token in `extra_heads`, in text order."""
    words = lexicon()
    clauses = Clauses(analysis, words.verbs)
    paths = Paths(analysis, clauses, words)
    voices = Voices(analysis, clauses, paths, words, statements, actors)
    heads = claim_heads(analysis, clauses, words, extra_heads)
    bounds = claim_bounds(analysis, heads)
    judged = [
        _judged(analysis, clauses, voices, head, with_controller(analysis, clauses, bounds, head))
        for head in heads
    ]
    answered(analysis, clauses, judged)
    taken_up(analysis, clauses, voices, judged)
    return tuple(
        Claim(
            id=f"c{number}",
            span=analysis.span(*claim.bounds),
            head=analysis.span(claim.head, claim.head),
            statement=voices.owner[claim.head],
            stances=tuple(_stances(analysis, claim)),
        )
        for number, claim in enumerate(judged, start=1)
    )


def _judged(
    analysis: Analysis, clauses: Clauses, voices: Voices, head: int, bounds: tuple[int, int]
) -> Judged:
    chain = voices.of(head)
    return Judged(
        head, bounds, chain, [_decision(analysis, clauses, voice, head) for voice in chain]
    )


def _stances(analysis: Analysis, claim: Judged) -> Iterable[Stance]:
    for voice, decision in zip(claim.voices, claim.decisions, strict=True):
        for source in voice.sources:
            yield Stance(
                source=source,
                statement=voice.statement,
                status=decision.status,
                commitment=decision.commitment,
                cues=_spans(analysis, decision.cues),
                rule=decision.rule,
            )


def _decision(analysis: Analysis, clauses: Clauses, voice: Voice, head: int) -> Decision:
    if voice.adopted is not None:
        outcome, token = voice.adopted
        return Decision(outcome.status, outcome.strength, outcome.sign, (token,), "author.adverb")
    if voice.open_to is not None or not voice.links:
        alleged = _alleged(analysis, clauses, head) if voice.sources == ("author",) else None
        if alleged is not None:
            return Decision("unconfirmed", 0, 1, (alleged,), "modifier.hearsay")
        return Decision("unknown", 0, 1, voice.open_to or (), "other_mouth")
    segment = make_segment(
        analysis,
        clauses,
        lexicon(),
        list(voice.links),
        frame=voice.frame,
        in_content=voice.in_content,
    )
    return decide(segment)


def _alleged(analysis: Analysis, clauses: Clauses, head: int) -> int | None:
    """Find the author's "alleged" on an event noun, outside the marks of a quotation."""
    if analysis.upos[head] != "NOUN" or analysis.quote_level[head]:
        return None
    for child in analysis.children_by(head, "amod"):
        operator = lexicon().modifiers.get(clauses.lower[child])
        if operator is not None and operator.name == "hearsay":
            return child
    return None


def _spans(analysis: Analysis, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of `tokens`, neighbours joined, in text order."""
    spans: list[Span] = []
    previous = -2
    for token in sorted({t for t in tokens if 0 <= t < len(analysis)}):
        if token == previous + 1:
            spans[-1] = (spans[-1][0], analysis.end[token])
        else:
            spans.append((analysis.start[token], analysis.end[token]))
        previous = token
    return tuple(spans)
