"""`read_causes`: the causal links that a text states.

In: an `Analysis`, the events, a function from a token to its claim. Out: `Cause`s in text order,
ids `x1, x2, ...`. Families of cues as in `cues.toml`: conjunctions, prepositions, nouns, verbs,
participles, purpose infinitives; beside them what the encoder tags, where the model has such a head
(`combining`). Neither order in time nor a bare "and" makes a cause. The claim of a link is that of
its main clause: who asserts it.
"""

from collections.abc import Callable, Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.before import adverb_links, why_links
from sayso.reading.causes.candidates import overlap
from sayso.reading.causes.clauses import (
    absolute_links,
    conjunction_links,
    deed_links,
    feeling_links,
    so_links,
)
from sayso.reading.causes.combining import Scored, combined
from sayso.reading.causes.conditions import INVERTED, degree_links, inverted_links
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.links import Link
from sayso.reading.causes.phrases import (
    named_links,
    outcome_links,
    preposition_links,
    thanks_links,
)
from sayso.reading.causes.purposes import aim_links, demand_links, purpose_links
from sayso.reading.causes.spans import EventsAt
from sayso.reading.causes.verbs import result_links, verb_links
from sayso.record.types import Cause, CausePart, Event


def read_causes(
    analysis: Analysis,
    *,
    events: Sequence[Event],
    claim_of: Callable[[int], str | None],
) -> tuple[Cause, ...]:
    """Return the causal links in text order."""
    at = EventsAt(analysis, events)
    scored = sorted(combined(analysis, ruled_links(analysis, at)), key=_order)
    found: list[Cause] = []
    for link, score in scored:
        claim = claim_of(link.anchor)
        if claim is not None:
            found.append(_cause(analysis, at, (link, score), claim, len(found) + 1))
    return tuple(found)


def ruled_links(analysis: Analysis, at: EventsAt) -> list[Link]:
    """Return the links that rules find, one for each pair of sides."""
    links: dict[tuple[tuple[int, int], tuple[int, int]], Link] = {}
    for link in _links(analysis, cues(), at):
        if not overlap(link.cause, link.effect):
            links.setdefault((link.cause, link.effect), link)
    return list(links.values())


def _order(scored: Scored) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int], str]:
    link, _ = scored
    return link.cue, link.cause, link.effect, link.rule


def _cause(analysis: Analysis, at: EventsAt, scored: Scored, claim: str, number: int) -> Cause:
    link, score = scored
    return Cause(
        id=f"x{number}",
        kind=link.kind,
        cause=CausePart(span=analysis.span(*link.cause), event=at.within(*link.cause)),
        effect=CausePart(span=analysis.span(*link.effect), event=at.within(*link.effect)),
        cue=analysis.span(*link.cue),
        claim=claim,
        rule=link.rule,
        score=None if score is None else round(score, 3),
    )


def _links(analysis: Analysis, table: Cues, at: EventsAt) -> Iterator[Link]:
    openings = {phrase.partition(" ")[0] for phrase in table.adverbs}
    for token, relation in enumerate(analysis.deprel):
        word = analysis.form[token].lower()
        if word in openings:
            yield from adverb_links(analysis, table, token)
        if word == "why":
            yield from why_links(analysis, token)
        if word in INVERTED:
            yield from inverted_links(analysis, token)
        if relation in ("mark", "advmod", "case", "cc"):
            yield from _by_function_word(analysis, table, token, at)
        elif analysis.upos[token] == "VERB":
            yield from _by_verb(analysis, table, token, at)
        elif analysis.lemma[token] in table.named_causes:
            yield from named_links(analysis, table, token)
        elif analysis.lemma[token] in table.outcomes:
            yield from outcome_links(analysis, token)
        elif analysis.form[token] == "Thanks":
            yield from thanks_links(analysis, token)


def _by_function_word(analysis: Analysis, table: Cues, token: int, at: EventsAt) -> Iterator[Link]:
    relation, word = analysis.deprel[token], analysis.form[token].lower()
    if relation == "case" and word == "to" and analysis.upos[analysis.head[token]] == "VERB":
        yield from purpose_links(analysis, table, token)
    elif relation == "case":
        yield from preposition_links(analysis, table, token, at)
    elif relation != "cc" and (word in table.conjunctions or _opens_so_that(analysis, token)):
        yield from conjunction_links(analysis, table, token)
    elif relation == "mark" and word == "that":
        is_now = token > 0 and analysis.form[token - 1].lower() == "now"
        yield from conjunction_links(analysis, table, token) if is_now else ()
        yield from degree_links(analysis, token)
    elif relation == "mark" and word == "to":
        yield from purpose_links(analysis, table, token)
    elif relation == "mark" and word == "for":
        yield from deed_links(analysis, table, token)
    elif relation == "mark" and word == "with":
        yield from absolute_links(analysis, token)
    elif relation in ("cc", "advmod") and word == "so":
        yield from so_links(analysis, token)


def _opens_so_that(analysis: Analysis, token: int) -> bool:
    words = [form.lower() for form in analysis.form[token : token + 2]]
    return analysis.deprel[token] == "mark" and words == ["so", "that"]


def _by_verb(analysis: Analysis, table: Cues, token: int, at: EventsAt) -> Iterator[Link]:
    relation, lemma = analysis.deprel[token], analysis.lemma[token]
    if lemma in table.verbs or lemma in table.turned or lemma in table.prevention:
        yield from verb_links(analysis, table, token, at)
    if relation in ("advcl", "acl") and lemma in table.purpose_participles:
        yield from demand_links(analysis, table, token)
    if relation in ("advcl", "conj") and lemma in table.result_participles:
        yield from result_links(analysis, token)
    if relation == "advcl" and lemma in table.motive_participles | table.motive_passives:
        yield from feeling_links(analysis, table, token)
    if lemma == "aim":
        yield from aim_links(analysis, token)
