"""What speaks for and against a pair being a cause and its effect.

In: an `Analysis`, what the encoder says of its words, a `Pair` and the links that rules found in
its sentence. Out: features, each a kind and a name with a value. Kinds: `tagger` (how well the
encoder's words fit the sides), `size`, `shape`, `order`, `mark` (the words that open the side
below), `tag`, `word` and `above` (lemmas of verbs and of nouns that the cue tables name), `top`
(part of speech of the top words) and `rule` (which rule finds this pair, nearly it, or its
opposite). No names and no numbers.
"""

import math
from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.candidates import Pair
from sayso.reading.causes.cues import telling_nouns
from sayso.reading.causes.links import Link
from sayso.reading.causes.spans import top_of
from sayso.reading.causes.tagged import CAUSES, EFFECTS, SIGNALS, Range, Tagged

Feature = tuple[str, str]
_KEPT_TYPES = frozenset({"nsubj:pass", "acl:relcl", "obl:agent"})
_NEAR, _CONTRARY = 0.5, 0.4
"""Shares of words in common from which a link says nearly the same, or the opposite."""


def pair_features(
    analysis: Analysis,
    tagged: Tagged,
    pair: Pair,
    links: Sequence[Link],
    sentence: tuple[int, int],
) -> Iterator[tuple[Feature, float]]:
    """Yield the features of a pair in the half-open sentence; each comes once."""
    yield ("bias", ""), 1.0
    marks = [m for m in analysis.children_by(pair.below, "case", "mark") if m < pair.below]
    yield from _of_tagger(tagged, pair, marks, sentence)
    yield from _of_size(pair, sentence)
    yield from _of_tree(analysis, pair, marks)
    for feature in sorted(set(_of_rules(pair, links))):
        yield feature, 1.0


def _of_tagger(
    tagged: Tagged, pair: Pair, marks: Sequence[int], sentence: tuple[int, int]
) -> Iterator[tuple[Feature, float]]:
    fits = [
        tagged.fit(kind, side, sentence)
        for kind, side in (
            (CAUSES, pair.cause), (EFFECTS, pair.effect),
            (CAUSES, pair.effect), (EFFECTS, pair.cause),
        )
    ]  # fmt: skip
    for name, value in zip(("cause", "effect", "effect_as_cause", "cause_as_effect"), fits,
                           strict=True):  # fmt: skip
        yield ("tagger", name), value
    yield ("tagger", "lesser"), min(fits[0], fits[1])
    yield (
        ("tagger", "odds"),
        (tagged.odds(CAUSES, pair.cause) + tagged.odds(EFFECTS, pair.effect)) / 20,
    )
    yield ("tagger", "cause_begins"), tagged.begins(CAUSES, pair.cause[0], sentence[0])
    yield ("tagger", "effect_begins"), tagged.begins(EFFECTS, pair.effect[0], sentence[0])
    opening = (*marks, pair.below)
    yield ("tagger", "signal_opens"), max(tagged.share(SIGNALS, (m, m)) for m in opening)
    low, high = _between(pair)
    yield (
        ("tagger", "signal_between"),
        max((tagged.share(SIGNALS, (t, t)) for t in range(low, high)), default=0.0),
    )
    if pair.effect[0] > sentence[0]:
        before = pair.effect[0] - 1
        yield ("tagger", "effect_before"), tagged.share(EFFECTS, (before, before))


def _between(pair: Pair) -> Range:
    one, other = sorted((pair.cause, pair.effect))
    return one[1] + 1, other[0]


def _of_size(pair: Pair, sentence: tuple[int, int]) -> Iterator[tuple[Feature, float]]:
    of_cause, of_effect = (side[1] - side[0] + 1 for side in (pair.cause, pair.effect))
    yield ("size", "cause"), math.log(of_cause)
    yield ("size", "effect"), math.log(of_effect)
    yield ("size", "sentence"), math.log(sentence[1] - sentence[0])
    low, high = _between(pair)
    yield ("size", "between"), math.log(1 + high - low)
    for name, holds in (("one_word_cause", of_cause == 1), ("one_word_effect", of_effect == 1),
                        ("two_word_effect", of_effect == 2)):  # fmt: skip
        if holds:
            yield ("size", name), 1.0


def _of_tree(
    analysis: Analysis, pair: Pair, marks: Sequence[int]
) -> Iterator[tuple[Feature, float]]:
    below, above = pair.below, pair.above
    role = "cause" if pair.is_cause_below else "effect"
    relation = analysis.deprel[below]
    if relation not in _KEPT_TYPES:
        relation = relation.partition(":")[0]
    opening = "_".join(analysis.form[mark].lower() for mark in marks[:2]) or "-"
    order = "cause_first" if pair.cause[0] < pair.effect[0] else "effect_first"
    names = [
        ("shape", f"{relation}.{role}.{pair.shape}"),
        ("shape", f"{pair.shape}.{analysis.deprel[above].partition(':')[0]}"),
        ("order", f"{order}.{role}"),
        ("mark", f"{opening}.{role}"),
        ("mark", f"{opening}.{relation}.{role}"),
        ("tag", f"{relation}.{analysis.xpos[below]}.{role}"),
        ("top", f"cause.{analysis.upos[top_of(analysis, pair.cause)]}"),
        ("top", f"effect.{analysis.upos[top_of(analysis, pair.effect)]}"),
    ]
    names += [("word", f"{word}.{role}") for word in _telling(analysis, below)]
    names += [("above", f"{word}.{role}") for word in _telling(analysis, above)]
    yield from ((name, 1.0) for name in names)


def _telling(analysis: Analysis, token: int) -> list[str]:
    lemma = analysis.lemma[token].lower()
    is_verb = analysis.upos[token] in ("VERB", "AUX") and lemma.isalpha()
    return [lemma] if is_verb or lemma in telling_nouns() else []


def _of_rules(pair: Pair, links: Sequence[Link]) -> Iterator[Feature]:
    if not links:
        yield "rule", "none_in_sentence"
    for link in links:
        family = link.rule.partition(".")[0]
        alike = min(_common(link.cause, pair.cause), _common(link.effect, pair.effect))
        if alike == 1:
            yield from (("rule", "finds"), ("rule", f"finds.{family}"), ("rule", link.rule))
        elif alike > _NEAR:
            yield from (("rule", "nearly"), ("rule", f"nearly.{link.rule}"))
        elif min(_common(link.cause, pair.effect), _common(link.effect, pair.cause)) > _CONTRARY:
            yield from (("rule", "contrary"), ("rule", f"contrary.{family}"))
        else:
            yield "rule", "finds_another"


def _common(one: Range, other: Range) -> float:
    """Return the share of the words of two stretches that both hold."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)
    return shared / (one[1] - one[0] + other[1] - other[0] + 2 - shared)
