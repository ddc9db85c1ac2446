"""`read_causes`: the causal links that a text states.

In: an `Analysis`, the events, a function from a token to its claim. Out: `Cause`s in text order,
ids `x1, x2, ...`. Families of cues as in `cues.toml`: conjunctions, prepositions, nouns, verbs,
participles, purpose infinitives. Only what has a cue is read; neither order in time nor a bare
"and" makes a cause. The claim of a link is that of its main clause: who asserts it.
"""

from collections.abc import Callable, Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.clauses import (
    conjunction_links,
    deed_links,
    demand_links,
    purpose_links,
    so_links,
)
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.links import Link
from sayso.reading.causes.phrases import preposition_links
from sayso.reading.causes.spans import EventsAt
from sayso.reading.causes.verbs import verb_links
from sayso.record.types import Cause, CausePart, Event


def read_causes(
    analysis: Analysis,
    *,
    events: Sequence[Event],
    claim_of: Callable[[int], str | None],
) -> tuple[Cause, ...]:
    """Return the causal links in text order."""
    at = EventsAt(analysis, events)
    links: dict[tuple[tuple[int, int], tuple[int, int]], Link] = {}
    for link in _links(analysis, cues(), at):
        if not _overlap(link.cause, link.effect):
            links.setdefault((link.cause, link.effect), link)
    found: list[Cause] = []
    for link in sorted(links.values(), key=lambda link: (link.cue, link.cause, link.effect)):
        claim = claim_of(link.anchor)
        if claim is not None:
            found.append(_cause(analysis, at, link, claim, len(found) + 1))
    return tuple(found)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _cause(analysis: Analysis, at: EventsAt, link: Link, claim: str, number: int) -> Cause:
    return Cause(
        id=f"x{number}",
        kind=link.kind,
        cause=CausePart(span=analysis.span(*link.cause), event=at.within(*link.cause)),
        effect=CausePart(span=analysis.span(*link.effect), event=at.within(*link.effect)),
        cue=analysis.span(*link.cue),
        claim=claim,
        rule=link.rule,
    )


def _links(analysis: Analysis, table: Cues, at: EventsAt) -> Iterator[Link]:
    for token, relation in enumerate(analysis.deprel):
        lemma = analysis.lemma[token]
        if relation in ("mark", "advmod") and analysis.form[token].lower() in table.conjunctions:
            yield from conjunction_links(analysis, table, token)
        elif relation == "case":
            yield from preposition_links(analysis, table, token, at)
        elif relation == "mark" and analysis.form[token].lower() == "to":
            yield from purpose_links(analysis, table, token)
        elif relation == "mark" and analysis.form[token].lower() == "for":
            yield from deed_links(analysis, table, token)
        elif analysis.upos[token] == "VERB":
            if lemma in table.verbs or lemma in table.turned or lemma in table.prevention:
                yield from verb_links(analysis, table, token, at)
            if relation in ("advcl", "acl") and lemma in table.purpose_participles:
                yield from demand_links(analysis, table, token)
        elif relation == "cc" and analysis.form[token].lower() == "so":
            yield from so_links(analysis, token)
