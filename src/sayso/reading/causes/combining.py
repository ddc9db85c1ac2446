"""Rules and the encoder together: rules give kind, cue and precision, the encoder reach.

In: an `Analysis`, the links of the rules. Out: links with their scores. A link of the rules in a
sentence that the encoder takes for one without a cause is left out, but for conditions and
concessions, which its corpus marks in part only. A tagged link that agrees with one of the rules
lends it its score; others stand for themselves. Without a model the rules stand alone, unscored.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.links import Link
from sayso.reading.causes.pairing import overlap, tagged_links
from sayso.reading.causes.tagged import Range, calibration, sentence_scores, tagged_sentences

Scored = tuple[Link, float | None]
_OWN_MARKS = frozenset({"condition", "concession"})
_AGREE = 0.5
"""Word F1 of both sides from which two links are one, as in the corpus' own measure."""


def combined(analysis: Analysis, links: Sequence[Link]) -> Iterator[Scored]:
    """Yield what stands of the rules' links and of the encoder's."""
    if analysis.causal is None:
        yield from ((link, None) for link in links)
        return
    scores = sentence_scores(analysis)
    by_sentence: dict[int, list[Link]] = {}
    for link in links:
        sentence = analysis.sentence[link.anchor]
        if scores[sentence] >= calibration().keep or link.kind in _OWN_MARKS:
            by_sentence.setdefault(sentence, []).append(link)
    for tagged in tagged_sentences(analysis, scores):
        for link in tagged_links(analysis, tagged):
            sentence = analysis.sentence[link.anchor]
            ruled = by_sentence.get(sentence, [])
            agreeing = next((rule for rule in ruled if _agree(rule, link)), None)
            if agreeing is None and not any(_contrary(rule, link) for rule in ruled):
                yield link, tagged.score
    for sentence, ruled in by_sentence.items():
        yield from ((link, scores[sentence]) for link in ruled)


def _agree(one: Link, other: Link) -> bool:
    return _f1(one.cause, other.cause) >= _AGREE and _f1(one.effect, other.effect) >= _AGREE


def _contrary(one: Link, other: Link) -> bool:
    """Tell whether two links take the same words for opposite sides."""
    return overlap(one.cause, other.effect) and overlap(one.effect, other.cause)


def _f1(one: Range, other: Range) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * max(0, shared) / (one[1] - one[0] + 1 + other[1] - other[0] + 1)
