"""Rules and the encoder together: rules give kind, cue and precision, the encoder reach.

In: an `Analysis`, the links of the rules. Out: links with their scores. In a sentence that is taken
to state a cause the likeliest pairs of sides stand (`ranking`), whether a rule or the tree alone
offers them. Below the threshold only cues that leave no doubt stand, and conditions and
concessions, which its corpus marks in part only: those have no score. Without a model the rules
stand alone, unscored.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.causes.candidates import Pair, ruled_pair, tree_pairs
from sayso.reading.causes.cues import cues
from sayso.reading.causes.links import Link
from sayso.reading.causes.pair_features import pair_features
from sayso.reading.causes.ranking import pair_probability
from sayso.reading.causes.spans import top_of, trim
from sayso.reading.causes.tagged import Calibration, Range, Tagged, calibration, sentence_scores
from sayso.reading.causes.wording import wording_odds
from sayso.record.vocabulary import CauseKind

Scored = tuple[Link, float | None]
Sides = tuple[Range, Range]
_OWN_MARKS = frozenset({"condition", "concession"})
_CONDITIONS = frozenset({"if", "unless", "until", "till", "provided"})
_SAME = 0.3
"""Word F1 from which two stretches are about the same."""
_ALONE = 2
"""Sentences up to which a text is like the rows of the corpus: chosen, not running."""
_MOST = 3
"""Links that a sentence gets beside its conditions and concessions."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what rules find in it, by their sides."""

    tokens: tuple[int, int]
    ruled: Mapping[Sides, Link]
    is_running: bool
    """Whether it stands in a text of some length, where few sentences state a cause."""
    cued: Sequence[Link]
    """Links whose cues stand here, those to what the sentence before tells among them."""


def combined(
    analysis: Analysis, links: Sequence[Link], fitted: Calibration | None = None
) -> Iterator[Scored]:
    """Yield what stands of the rules' links and of the encoder's, by the thresholds of `fitted`."""
    fitted = fitted or calibration()
    if analysis.causal is None or not len(analysis):
        yield from ((link, None) for link in links)
        return
    odds = wording_odds(analysis, links)
    scores = sentence_scores(analysis.causal, analysis.sentence_tokens, odds)
    ruled: list[dict[Sides, Link]] = [{} for _ in scores]
    cued: list[list[Link]] = [[] for _ in scores]
    for link in links:
        cued[analysis.sentence[link.anchor]].append(link)
        if _is_within(analysis, link):
            ruled[analysis.sentence[link.anchor]][link.cause, link.effect] = link
        else:
            yield link, None
    tagged = Tagged(analysis.causal)
    for tokens, own, here, score in zip(analysis.sentence_tokens, ruled, cued, scores, strict=True):
        sentence = _Sentence(tokens, own, len(scores) > _ALONE, here)
        chosen: list[Link] = []
        if score >= fitted.threshold:
            for link, probability in _chosen(analysis, sentence, tagged, fitted):
                chosen.append(link)
                is_ruled = link.rule != "encoder_pair"
                yield link, None if is_ruled and link.kind in _OWN_MARKS else probability
        for link in own.values():
            if _is_told(link, chosen) or not _stands_alone(link, score, fitted.sure):
                continue
            yield (
                link,
                None if link.kind in _OWN_MARKS else _judged(analysis, sentence, tagged, link),
            )


def _is_within(analysis: Analysis, link: Link) -> bool:
    """Tell whether a link lies in the sentence of its anchor; the encoder weighs no others."""
    number = analysis.sentence[link.anchor]
    return all(analysis.sentence[token] == number for token in (*link.cause, *link.effect))


def _is_told(link: Link, chosen: Sequence[Link]) -> bool:
    """Tell whether a chosen link says the same, perhaps with other bounds, or the opposite."""
    sides = link.cause, link.effect
    return any(_rivals(sides, (other.cause, other.effect)) for other in chosen)


def _stands_alone(link: Link, score: float, sure: float) -> bool:
    """Tell whether a link of the rules stands whatever pairs the encoder prefers."""
    if link.kind in _OWN_MARKS:
        return True
    return link.rule not in cues().weak and score >= sure


def _judged(analysis: Analysis, sentence: _Sentence, tagged: Tagged, link: Link) -> float:
    links = tuple(sentence.ruled.values())
    pair = ruled_pair(analysis, link)
    return pair_probability(pair_features(analysis, tagged, pair, links, sentence.tokens))


def judged_pairs(
    analysis: Analysis, tokens: tuple[int, int], links: Sequence[Link]
) -> dict[Sides, Pair]:
    """Return the pairs of a sentence that are weighed: those of the tree, then of the rules."""
    pairs: dict[Sides, Pair] = {}
    for pair in tree_pairs(analysis, *tokens):
        pairs.setdefault((pair.cause, pair.effect), pair)
    for link in links:
        pairs.setdefault((link.cause, link.effect), ruled_pair(analysis, link))
    return pairs


def _chosen(
    analysis: Analysis, sentence: _Sentence, tagged: Tagged, fitted: Calibration
) -> Iterator[tuple[Link, float]]:
    """Yield the links of a sentence with their probabilities, the likeliest first."""
    links = tuple(sentence.ruled.values())
    weighed = {
        sides: pair_probability(pair_features(analysis, tagged, pair, links, sentence.tokens))
        for sides, pair in judged_pairs(analysis, sentence.tokens, links).items()
    }
    kept: list[Sides] = []
    for sides, probability in sorted(weighed.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) == _MOST or probability < (fitted.another if kept else fitted.first):
            return
        if any(_rivals(sides, other) for other in kept):
            continue
        near = _ruled(sides, sentence.ruled)
        if near is None:
            likely = shifted(probability, fitted.running) if sentence.is_running else probability
            if likely < fitted.bare or _is_content(analysis, sides):
                continue
            if _is_gainsaid(sides, sentence):
                continue
        else:
            likely = probability
        kept.append(sides)
        signals = tagged.signals(*sentence.tokens)
        if near is not None and (near.kind in _OWN_MARKS or (near.cause, near.effect) == sides):
            link = near  # the corpus counts "if" in, we do not
        else:
            link = encoder_pair(analysis, sides, signals, near)
        yield link, likely


def _ruled(sides: Sides, ruled: Mapping[Sides, Link]) -> Link | None:
    """Return the link of a rule with about these sides."""
    if sides in ruled:
        return ruled[sides]
    for (cause, effect), link in ruled.items():
        if _alike(cause, sides[0]) and _alike(effect, sides[1]):
            return link
    return None


def _rivals(one: Sides, other: Sides) -> bool:
    """Tell whether a pair says again, or against it, what another says."""
    (cause, effect), (its_cause, its_effect) = one, other
    if _alike(cause, its_cause) and _alike(effect, its_effect):
        return True
    return _alike(cause, its_effect) and _alike(effect, its_cause)


def shifted(probability: float, by: float) -> float:
    """Return a probability with `by` added to its log-odds."""
    return probability / (probability + (1 - probability) * math.exp(-by))


def _is_content(analysis: Analysis, sides: Sides) -> bool:
    """Tell whether one side only says what the other tells, asks or begins ("asked him to go")."""
    for side, other in (sides, sides[::-1]):
        top = top_of(analysis, side)
        is_below = other[0] <= analysis.head[top] <= other[1]
        if is_below and analysis.deprel[top].partition(":")[0] in ("ccomp", "xcomp"):
            return True
    return False


def _is_gainsaid(sides: Sides, sentence: _Sentence) -> bool:
    """Tell whether a sure cue says the opposite of a pair, or the pair takes a cue for a side."""
    turned = sides[1], sides[0]
    for own, link in sentence.ruled.items():
        if link.rule not in cues().weak and _rivals(own, turned):
            return True
    return any(
        link.cue[0] <= side[0] and side[1] <= link.cue[1]
        for link in sentence.cued
        for side in sides
    )


def _alike(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * max(0, shared) > _SAME * (one[1] - one[0] + other[1] - other[0] + 2)


def encoder_pair(
    analysis: Analysis, sides: Sides, signals: Sequence[Range], near: Link | None
) -> Link:
    """Return two stretches that the encoder takes for cause and effect as a link.

    Kind, cue and rule are those of the link `near`, which a rule found with other bounds; without
    one its cue is the nearest stretch taken for a signal, else the top word of the cause.
    """
    cause, effect = sides
    top, anchor = top_of(analysis, cause), top_of(analysis, effect)
    trimmed = trim(analysis, *cause, top), trim(analysis, *effect, anchor)
    if near is not None:
        return Link(near.kind, *trimmed, near.cue, near.anchor, near.rule)
    low, high = min(cause[0], effect[0]), max(cause[1], effect[1])
    between = [signal for signal in signals if low - 2 <= signal[0] <= high + 1]
    cue = min(between, key=lambda signal: (abs(signal[0] - cause[0]), signal), default=(top, top))
    return Link(_kind(analysis, cause, cue), *trimmed, cue, anchor, "encoder_pair")


def _kind(analysis: Analysis, cause: Range, cue: Range) -> CauseKind:
    """Return the kind that the cue and the first words of the cause tell, else a plain cause."""
    opening = range(max(0, cause[0] - 1), cause[0] + 1)
    tokens = sorted({*opening, *range(cue[0], cue[1] + 1)})
    table = cues()
    if any(analysis.form[token].lower() in _CONDITIONS for token in tokens):
        return "condition"
    if any(analysis.lemma[token] in table.purpose_participles for token in tokens):
        return "purpose"
    if any(analysis.xpos[token] == "TO" for token in opening):
        return "purpose"
    if any(table.nouns.get(analysis.lemma[token]) == "motive" for token in tokens):
        return "motive"
    return "cause"
