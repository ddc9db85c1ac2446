"""Rules and the encoder together: rules give kind, cue and precision, the encoder reach.

In: an `Analysis`, the links of the rules. Out: links with their scores. In a sentence that is taken
to state a cause the best pair of sides by the encoder's log-odds stands, links of the rules well
ahead of other pairs of the tree; further ones need more. Below the threshold only cues that leave
no doubt stand, and conditions and concessions, which its corpus marks in part only. Without a model
the rules stand alone, unscored.
"""

from collections.abc import Iterator, Mapping, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.candidates import overlap, tree_pairs
from sayso.reading.causes.cues import cues
from sayso.reading.causes.links import Link
from sayso.reading.causes.spans import trim
from sayso.reading.causes.tagged import Range, SideOdds, calibration, sentence_scores
from sayso.reading.causes.wording import wording_odds
from sayso.record.vocabulary import CauseKind

Scored = tuple[Link, float | None]
Pair = tuple[Range, Range]
_OWN_MARKS = frozenset({"condition", "concession"})
_CONDITIONS = frozenset({"if", "unless", "until", "till", "provided"})
_SAME = 0.3
"""Word F1 from which two stretches are about the same."""
_MOST = 2
"""Links that a sentence gets beside its conditions and concessions."""


def combined(analysis: Analysis, links: Sequence[Link]) -> Iterator[Scored]:
    """Yield what stands of the rules' links and of the encoder's."""
    if analysis.causal is None or not len(analysis):
        yield from ((link, None) for link in links)
        return
    odds = wording_odds(analysis, links)
    scores = sentence_scores(analysis.causal, analysis.sentence_tokens, odds)
    ruled: list[dict[Pair, Link]] = [{} for _ in scores]
    for link in links:
        ruled[analysis.sentence[link.anchor]][link.cause, link.effect] = link
    sides = SideOdds(analysis.causal)
    for number, score in enumerate(scores):
        own = [link for link in ruled[number].values() if _stands_alone(link, score)]
        if score >= calibration().threshold:
            found = _chosen(analysis, number, ruled[number], sides)
            chosen = [
                link
                for link in found
                if score >= calibration().unruled or (link.cause, link.effect) in ruled[number]
            ]
            yield from ((link, score) for link in chosen)
            own = [link for link in own if link not in chosen]
        yield from ((link, score) for link in own)


def _stands_alone(link: Link, score: float) -> bool:
    """Tell whether a link of the rules stands in a sentence below the threshold."""
    if link.kind in _OWN_MARKS:
        return True
    return link.rule not in cues().weak and score >= calibration().sure


def _chosen(
    analysis: Analysis, number: int, ruled: Mapping[Pair, Link], sides: SideOdds
) -> Iterator[Link]:
    """Yield the links of a sentence, the likeliest first."""
    first, end = analysis.sentence_tokens[number]
    fitted = calibration()
    odds = {pair: sides.of_pair(*pair) for pair in tree_pairs(analysis, first, end)}
    odds |= {pair: sides.of_pair(*pair) + fitted.ruled for pair in ruled}
    kept: list[Pair] = []
    for pair, value in sorted(odds.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) == _MOST or (kept and value < fitted.another):
            return
        if not any(_rivals(pair, other, is_ruled=pair in ruled) for other in kept):
            kept.append(pair)
            yield (
                ruled[pair]
                if pair in ruled
                else encoder_pair(analysis, pair, sides.signals(first, end))
            )


def _rivals(one: Pair, other: Pair, *, is_ruled: bool) -> bool:
    """Tell whether a pair says again, or against it, what another says."""
    (cause, effect), (its_cause, its_effect) = one, other
    if _alike(cause, its_cause) and _alike(effect, its_effect):
        return True
    if _alike(cause, its_effect) and _alike(effect, its_cause):
        return True
    return not is_ruled and (_crosses(cause, its_cause) or _crosses(effect, its_effect))


def _alike(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * max(0, shared) > _SAME * (one[1] - one[0] + other[1] - other[0] + 2)


def _crosses(one: Range, other: Range) -> bool:
    return overlap(one, other) and not _alike(one, other)


def encoder_pair(analysis: Analysis, pair: Pair, signals: Sequence[Range]) -> Link:
    """Return two stretches that the encoder takes for cause and effect as a link.

    Its cue is the nearest stretch taken for a signal, else the top word of the cause.
    """
    cause, effect = pair
    top, anchor = _top(analysis, cause), _top(analysis, effect)
    low, high = min(cause[0], effect[0]), max(cause[1], effect[1])
    near = [signal for signal in signals if low - 2 <= signal[0] <= high + 1]
    cue = min(near, key=lambda signal: (abs(signal[0] - cause[0]), signal), default=(top, top))
    kind = _kind(analysis, cause, cue)
    sides = trim(analysis, *cause, top), trim(analysis, *effect, anchor)
    return Link(kind, *sides, cue, anchor, "encoder_pair")


def _top(analysis: Analysis, stretch: Range) -> int:
    """Return the token of a stretch that stands highest in the tree."""
    inside = range(stretch[0], stretch[1] + 1)
    return min(inside, key=lambda token: (analysis.depth[token], token))


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
