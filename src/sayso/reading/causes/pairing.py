"""Links from tagged stretches: which cause goes with which effect, trimmed to the tree.

In: an `Analysis`, the tagged stretches of one sentence. Out: `Link`s whose rule is `tagged`. Every
stretch is paired at least once where it can be: nearest partners first, those with a signal between
or beside them before others. A stretch never overlaps its partner.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import cues
from sayso.reading.causes.links import Link
from sayso.reading.causes.spans import without_mark
from sayso.reading.causes.tagged import Range, TaggedSentence
from sayso.record.vocabulary import CauseKind

RULE = "tagged"
_SIGNALLED = 4
"""A signal beside a pair is worth as much as so many words of distance."""
_CONDITIONS = frozenset({"if", "unless", "until", "till", "provided"})


def tagged_links(analysis: Analysis, sentence: TaggedSentence) -> Iterator[Link]:
    """Yield the links of one sentence, in the order of their causes."""
    pairs = _pairs(sentence)
    for cause, effect in sorted(pairs):
        signal = _signal_of(sentence.signals, cause, effect)
        yield _link(analysis, cause, effect, signal)


def _pairs(sentence: TaggedSentence) -> list[tuple[Range, Range]]:
    """Return pairs, nearest first, until every stretch that has a possible partner has one."""
    ranked = sorted(
        (_distance(sentence, cause, effect), cause, effect)
        for cause in sentence.causes
        for effect in sentence.effects
        if not overlap(cause, effect)
    )
    causes: set[Range] = set()
    effects: set[Range] = set()
    kept: list[tuple[Range, Range]] = []
    for exclusive in (True, False):  # first each with a partner of its own, then those left over
        for _, cause, effect in ranked:
            is_free = cause not in causes and effect not in effects
            is_left = cause not in causes or effect not in effects
            if is_free or (is_left and not exclusive):
                causes.add(cause)
                effects.add(effect)
                kept.append((cause, effect))
    return kept


def overlap(one: Range, other: Range) -> bool:
    """Tell whether two stretches share a token."""
    return one[0] <= other[1] and other[0] <= one[1]


def _distance(sentence: TaggedSentence, cause: Range, effect: Range) -> int:
    between = max(cause[0] - effect[1], effect[0] - cause[1])
    signalled = _signal_of(sentence.signals, cause, effect) is not None
    return between - (_SIGNALLED if signalled else 0)


def _signal_of(signals: Sequence[Range], cause: Range, effect: Range) -> Range | None:
    """Return the signal that stands before the cause, in it, or between the two sides."""
    low, high = min(cause[0], effect[0]), max(cause[1], effect[1])
    inside = [signal for signal in signals if low - 2 <= signal[0] <= high + 1]
    return min(inside, key=lambda s: (abs(s[0] - cause[0]), s), default=None)


def _link(analysis: Analysis, cause: Range, effect: Range, signal: Range | None) -> Link:
    tops = _top(analysis, cause), _top(analysis, effect)
    cue = signal or (tops[0], tops[0])
    words = set(range(cue[0], cue[1] + 1)) if signal else set()
    return Link(
        _kind(analysis, cause, signal),
        without_mark(analysis, cause, tops[0], sorted(words)),
        without_mark(analysis, effect, tops[1], sorted(words)),
        cue,
        tops[1],
        RULE,
    )


def _top(analysis: Analysis, stretch: Range) -> int:
    """Return the token of a stretch that stands highest in the tree."""
    return min(range(stretch[0], stretch[1] + 1), key=lambda token: (analysis.depth[token], token))


def _kind(analysis: Analysis, cause: Range, signal: Range | None) -> CauseKind:
    """Return the kind that the words of signal and cause tell, a plain cause without any."""
    first = cause[0]
    lead = {analysis.form[token].lower() for token in range(max(0, first - 1), first + 1)}
    if signal is not None:
        lead |= {analysis.form[token].lower() for token in range(signal[0], signal[1] + 1)}
    if lead & _CONDITIONS:
        return "condition"
    table = cues()
    tokens = [first] if signal is None else [first, *range(signal[0], signal[1] + 1)]
    if any(analysis.lemma[token] in table.purpose_participles for token in tokens):
        return "purpose"
    if "to" in lead and any(
        analysis.form[token].lower() == "to" and analysis.xpos[token] == "TO"
        for token in range(max(0, first - 1), min(first + 2, len(analysis)))
    ):
        return "purpose"
    if any(table.nouns.get(analysis.lemma[token]) == "motive" for token in tokens):
        return "motive"
    return "cause"
