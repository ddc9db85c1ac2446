"""The features of a pair of events, as names: what the pair score adds up weights of.

Three groups, so that what belongs to one event is summed once: `side_features` of an event as the
first or the second of a pair, `pair_features` of both verb groups, and within those the path
between two events of one sentence or the opening of the second sentence. After Ning, Wu and Roth
(ACL 2018) and Chambers et al. (TACL 2014), from our own trees. The first event stands first in the
text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.order.lexicon import word_list
from sayso.reading.order.view import EventView, markers_of

_HIGHEST = 40  # steps climbed to the common governor
_BETWEEN = 60  # words looked at between two events
_CLOSE = 12
_OPENING = 6


def gap_of(first: EventView, second: EventView) -> int:
    """Return the distance in sentences: 0, 1, or 2 for any more."""
    return min(2, second.sentence - first.sentence)


def side_features(view: EventView, role: int, gap: int) -> Iterator[str]:
    """Yield the features of one event as the first (1) or the second (2) of a pair."""
    side = f"{role}.{gap}"
    yield f"{role} tense {view.tense}"
    yield f"{side} kind {view.kind}"
    yield f"{role} lemma {view.lemma}"
    yield f"{side} lemma {view.lemma} {view.tense}"
    for name in view.classes:
        yield f"{side} class {name}"
    yield f"{role} negated {view.is_negated:d}"
    yield f"{side} relation {view.relation}"
    yield f"{role} relation {view.relation} {view.tense}"
    yield f"{side} marker {view.marker}"
    yield f"{role} governor {view.governor} {view.tense}"
    for time in view.times:
        yield f"{role} {time}"
        yield f"{role} {time} {view.tense}"
    for word in view.times_around:
        yield f"{role} sentence {word}"
    yield f"{role} timeless {not view.times_around:d}"


def pair_features(analysis: Analysis, first: EventView, second: EventView) -> Iterator[str]:
    """Yield the features of both events together."""
    gap = gap_of(first, second)
    tenses, kinds = f"{first.tense},{second.tense}", f"{first.kind},{second.kind}"
    yield f"gap {gap}"
    yield f"gap {gap} tenses {tenses}"
    yield f"gap {gap} kinds {kinds}"
    quoted = f"{first.is_quoted:d}{second.is_quoted:d}"
    yield f"quoted {gap} {quoted}"
    yield f"quoted {quoted} {kinds}"
    yield f"same lemma {first.lemma == second.lemma:d}"
    for one in first.classes:
        for other in second.classes:
            yield f"classes {one},{other}"
            yield f"classes {one} {first.tense},{other} {second.tense}"
    yield f"negated {first.is_negated:d}{second.is_negated:d}"
    yield f"relations {gap} {first.relation},{second.relation}"
    yield f"marker 1 {first.marker} {tenses}"
    yield f"marker 2 {second.marker} {tenses}"
    yield f"governors {first.governor_tense} {first.tense},{second.governor_tense} {second.tense}"
    timed = "".join(str(int(any("time=" in t for t in v.times))) for v in (first, second))
    yield f"timed {timed}"
    yield f"sentence {min(4, first.sentence)}"
    yield f"sentence {min(2, first.sentence)} {kinds}"
    yield from (_within if gap == 0 else _across)(analysis, first, second)


@dataclass(frozen=True, slots=True)
class Path:
    """The way between two tokens of a tree, their common governor left out on both sides."""

    up: tuple[int, ...]
    down: tuple[int, ...]


def path_between(analysis: Analysis, first: int, second: int) -> Path | None:
    """Return the path, or `None` where the two have no common governor near enough."""
    above = {first: 0}
    token = first
    while analysis.head[token] >= 0 and len(above) < _HIGHEST:
        token = analysis.head[token]
        above[token] = len(above)
    down: list[int] = []
    token = second
    while token not in above:
        down.append(token)
        if analysis.head[token] < 0 or len(down) > _HIGHEST:
            return None
        token = analysis.head[token]
    return Path(tuple(list(above)[: above[token]]), tuple(reversed(down)))


def _within(analysis: Analysis, first: EventView, second: EventView) -> Iterator[str]:
    tenses = f"{first.tense},{second.tense}"
    path = path_between(analysis, first.token, second.token)
    if path:
        yield from _along(analysis, path, first, second)
    words = [analysis.form[t].lower() for t in range(first.token + 1, second.token)[:_BETWEEN]]
    signals = [word for word in words if word in word_list("signals", "words")]
    yield from (f"between {word}" for word in signals)
    distance = second.token - first.token
    if distance < _CLOSE and len(signals) <= 2:
        yield f"between {'_'.join(signals)} {tenses}"
    yield f"distance {min(6, distance // 3)}"


def _along(analysis: Analysis, path: Path, first: EventView, second: EventView) -> Iterator[str]:
    tenses = f"{first.tense},{second.tense}"
    ups = [analysis.deprel[token] for token in path.up]
    downs = [analysis.deprel[token] for token in path.down]
    whole = f"{'^'.join(ups)}/{'/'.join(downs)}"
    yield f"path {whole}"
    yield f"path {whole} {tenses}"
    yield f"path length {min(4, len(ups))},{min(4, len(downs))}"
    for way, relations, tokens in (("up", ups, path.up), ("down", downs, path.down)):
        yield from (f"{way} {relation}" for relation in relations)
        for token in tokens:
            for marker in markers_of(analysis, token):
                yield f"{way} {marker}"
                yield f"{way} {marker} {tenses}"
    if not ups:
        yield f"above {first.lemma}"
        yield f"above {first.lemma} {downs[0]}"
        yield f"above {downs[0]} {tenses}"
    if not downs:
        yield f"below {second.lemma}"
        yield f"below {second.lemma} {ups[-1]}"
        yield f"below {ups[-1]} {tenses}"


def _across(analysis: Analysis, first: EventView, second: EventView) -> Iterator[str]:
    tenses, kinds = f"{first.tense},{second.tense}", f"{first.kind},{second.kind}"
    start = analysis.sentence_tokens[second.sentence][0]
    opening = analysis.form[start].lower()
    yield f"opening {opening}"
    yield f"opening {opening} {tenses}"
    roots = f"{analysis.head[first.token] < 0:d}{analysis.head[second.token] < 0:d}"
    yield f"roots {roots}"
    yield f"roots {roots} {kinds}"
    depths = [min(3, analysis.depth[view.token]) for view in (first, second)]
    yield f"depths {depths[0]},{depths[1]}"
    is_new = analysis.block[first.token] != analysis.block[second.token]
    yield f"paragraph {is_new:d}"
    yield f"paragraph {is_new:d} {kinds}"
    for token in range(start, min(second.token, start + _OPENING)):
        word = analysis.lemma[token].lower()
        if word in word_list("signals", "words"):
            yield f"signal {word}"
