"""Ties from words joined by a hyphen ("the X-backed Y", "pro-X Y").

In: an `Analysis`, the `Parties`. Out: `Found`s.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.lands import Lands
from sayso.reading.ties.lexicon import Predicate, compounds, predicates
from sayso.reading.ties.parties import Parties

_FIRST_PARTS = frozenset({"pro", "anti", "counter"})
HYPHENS = frozenset({"-", "‑", "–"})


def joined_ties(analysis: Analysis, parties: Parties, lands: Lands) -> Iterator[Found]:
    """Yield the ties of compounds, as one word or as words around a hyphen."""
    for token, form in enumerate(analysis.form):
        yield from _pair(analysis, parties, lands, token)
        word = form.lower()
        first, hyphen, second = word.rpartition("-")
        if word in compounds() or second in compounds():
            yield from _second_part(analysis, parties, lands, token)
        if word in _FIRST_PARTS or (hyphen and first in _FIRST_PARTS):
            yield from _first_part(analysis, parties, lands, token)


def _second_part(analysis: Analysis, parties: Parties, lands: Lands, token: int) -> Iterator[Found]:
    maker, _, word = analysis.form[token].lower().rpartition("-")
    bearer = analysis.head[token]
    is_joined = "-" in analysis.form[token] or _is_after_hyphen(analysis, token)
    if word in _FIRST_PARTS or bearer < 0 or not is_joined:
        return
    if analysis.deprel[token] not in ("amod", "compound", "acl"):
        return
    makers = parties.here(token)
    if not makers:
        below = [
            child
            for child in analysis.children[token]
            if analysis.deprel[child] not in ("punct", "conj", "cc")
        ]
        makers = parties.at(below) or (parties.at([token - 2]) if token > 1 else [])
    makers = makers or lands.named(maker or analysis.form[token - 2])
    yield from _tied(analysis, compounds()[word], makers, parties.at([bearer]), token)


def _first_part(analysis: Analysis, parties: Parties, lands: Lands, token: int) -> Iterator[Found]:
    """Read "pro-X Y": the bearer is the noun above X or above the whole word."""
    named = token
    word, _, land = analysis.form[token].lower().partition("-")
    if "-" not in analysis.form[token]:
        if token + 2 >= len(analysis) or analysis.form[token + 1] not in HYPHENS:
            return
        named = token + 2
    others = parties.here(named) or lands.named(land or analysis.form[named])
    for bearer in (analysis.head[named], analysis.head[token]):
        bearers = [] if bearer < 0 else parties.here(bearer)
        bearers = [actor for actor in bearers if actor not in others]
        if bearers and analysis.upos[bearer] in ("NOUN", "PROPN"):
            yield from _tied(analysis, compounds()[word], others, bearers, token)
            return


def _pair(analysis: Analysis, parties: Parties, lands: Lands, token: int) -> Iterator[Found]:
    """Read "the Norland-Zembla war": the two before a noun that binds whom it is between."""
    entries = predicates("n").get(analysis.lemma[token], ()) if token > 2 else ()
    between = [entry for entry in entries if entry.preposition == "between"]
    if not between or analysis.form[token - 2] not in HYPHENS:
        return
    one, other = (
        parties.here(place) or lands.named(analysis.form[place]) for place in (token - 3, token - 1)
    )
    if one != other:
        yield from _tied(analysis, between[0], other, one, token)


def _is_after_hyphen(analysis: Analysis, token: int) -> bool:
    return token > 1 and analysis.form[token - 1] in HYPHENS


def _tied(
    analysis: Analysis,
    entry: Predicate,
    others: Sequence[str],
    bearers: Sequence[str],
    token: int,
) -> Iterator[Found]:
    span = analysis.span(token, token)
    for other in others:
        for bearer in bearers:
            from_, to = (other, bearer) if entry.direction == "<" else (bearer, other)
            yield Found(entry.kind, from_, to, "now", span, token, f"stative.{entry.lemma}")
