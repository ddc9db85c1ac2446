"""From the outputs of the graph to columns: sentences, tags, trees, names, cues.

Everything is decided by arg max with ties to the lower index, constrained where a scheme
constrains: XPOS and features seen with the UPOS, one tree a sentence, well-formed name tags.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import CueCandidate, Name, NameLabel
from sayso.language.model import Labels, Outputs
from sayso.language.sentences import Boundary
from sayso.language.trees import attach_loosely, is_tree, maximum_tree
from sayso.language.windows import Window

Array = npt.NDArray[np.float64]
CUE_FLOOR = 0.25
"""Cues less likely than this are not handed on; the statement layer sets its own bar."""
_LONG_SENTENCE = 400
_HELPER = "gum"
_HELPER_WEIGHT = 0.5
"""Words of the longest sentence that gets the best of all trees; the search is cubic at worst."""
LONGEST = 500
"""Words of the longest sentence: about what the encoder sees at once."""
_FAR = -1e9
_LONGEST_PARTICLE = 3  # letters of "not" and "n't"; "refused" before "to" is none


@dataclass(frozen=True, slots=True)
class Tags:
    """UPOS, XPOS and features, with the top probability of UPOS."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    confidence: list[float]


def kept(windows: Sequence[Window], outputs: Sequence[Outputs], name: str) -> Array:
    """Return one output over all words, each from the window that keeps it."""
    parts = [
        out[name][w.keep_start - w.start : w.keep_end - w.start]
        for w, out in zip(windows, outputs, strict=True)
    ]
    return np.concatenate(parts).astype(np.float64)


def sentence_ranges(boundary_logits: Array, states: Sequence[Boundary]) -> list[tuple[int, int]]:
    """Return half-open token ranges: sure ends, and open ones that the head affirms."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for index, state in enumerate(states):
        ends = state == Boundary.SURE or (state == Boundary.OPEN and boundary_logits[index] > 0)
        if ends or index + 1 == len(states):
            ranges.append((start, index + 1))
            start = index + 1
    return ranges


def cut_endless(ranges: Sequence[tuple[int, int]], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the sentences with those of more than `LONGEST` words in parts.

    A list without stops or a text without any is no sentence, and what walks up and down its
    tree would take time in proportion to the square of its length. Cut behind the last
    semicolon of a part, else behind its last comma, else where it is full.
    """
    parts: list[tuple[int, int]] = []
    for start, end in ranges:
        first = start
        while end - first > LONGEST:
            cut = _last_pause(forms, first, first + LONGEST)
            parts.append((first, cut))
            first = cut
        parts.append((first, end))
    return parts


def _last_pause(forms: Sequence[str], first: int, limit: int) -> int:
    for mark in (";", ","):
        for token in range(limit - 1, first + LONGEST // 2, -1):
            if forms[token] == mark:
                return token + 1
    return limit


def decode_tags(logits: dict[str, Array], labels: Labels, forms: Sequence[str]) -> Tags:
    """Return the best tags; XPOS and features only among those seen with the UPOS."""
    upos = logits["upos"]
    upos = upos.copy()
    is_long = [len(form) > _LONGEST_PARTICLE for form in forms]
    is_past = [len(form) > _LONGEST_PARTICLE + 1 and form.endswith("ed") for form in forms]
    for closed, barred in (("PART", is_long), ("PRON", is_past), ("DET", is_past)):
        if closed in labels.lists["upos"]:
            upos[barred, labels.lists["upos"].index(closed)] = _FAR
    best = upos.argmax(axis=1)
    probabilities = _softmax(upos / labels.temperatures.get("upos", 1.0))
    columns = []
    for name in ("xpos", "feats"):
        scores = logits[name]
        mask = np.full((upos.shape[1], scores.shape[1]), _FAR)
        for tag, allowed in enumerate(labels.allowed[name]):
            mask[tag, list(allowed)] = 0.0
        chosen = (scores + mask[best]).argmax(axis=1)
        columns.append([labels.lists[name][i] for i in chosen.tolist()])
    return Tags(
        upos=[labels.lists["upos"][i] for i in best.tolist()],
        xpos=columns[0],
        feats=columns[1],
        confidence=[round(p, 3) for p in probabilities.max(axis=1).tolist()],
    )


def decode_trees(
    windows: Sequence[Window],
    outputs: Sequence[Outputs],
    sentences: Sequence[tuple[int, int]],
    relations: Sequence[str],
) -> tuple[list[int], list[str]]:
    """Return the governor (-1 for roots) and the relation of each token."""
    size = sentences[-1][1] if sentences else 0
    candidates = np.zeros((size, outputs[0]["governors"].shape[1]), np.int64)
    for window, out in zip(windows, outputs, strict=True):
        cut = slice(window.keep_start - window.start, window.keep_end - window.start)
        governors = out["governors"][cut]
        candidates[window.keep_start : window.keep_end] = np.where(
            governors == 0, -1, governors - 1 + window.start
        )
    best_relation = np.concatenate(
        [
            out["relations"][w.keep_start - w.start : w.keep_end - w.start].argmax(axis=2)
            for w, out in zip(windows, outputs, strict=True)
        ]
    ).tolist()
    top: list[int] = candidates[:, 0].tolist()
    heads = [-1] * size
    for start, end in sentences:
        local = [0 if h < start or h >= end else h - start + 1 for h in top[start:end]]
        if not is_tree(local):
            local = _repair(windows, outputs, start, end, local)
        heads[start:end] = [start + h - 1 if h else -1 for h in local]
    root = relations.index("root")
    listed = candidates.tolist()
    names: list[str] = []
    for token, head in enumerate(heads):
        options = listed[token]
        at = options.index(head) if head in options else 0
        label = best_relation[token][at]
        if head < 0:
            label = root
        elif label == root:
            label = relations.index("dep")
        names.append(relations[label])
    return heads, names


def _repair(
    windows: Sequence[Window],
    outputs: Sequence[Outputs],
    start: int,
    end: int,
    heads: list[int],
) -> list[int]:
    """Return the best tree of one sentence whose arg max is none."""
    size = end - start
    low = bisect_right(windows, start, key=lambda window: window.keep_end)
    high = bisect_left(windows, end, key=lambda window: window.keep_start)
    near = list(zip(windows[low:high], outputs[low:high], strict=True))
    if size > _LONG_SENTENCE:
        root_scores = [0.0] * size
        for window, out in near:
            first, last = max(start, window.keep_start), min(end, window.keep_end)
            for token in range(first, last):
                root_scores[token - start] = float(out["arcs"][token - window.start, 0])
        return attach_loosely(heads, root_scores)
    scores = np.full((size, size + 1), -1e4)
    for window, out in near:
        first, last = max(start, window.keep_start), min(end, window.keep_end)
        low, high = max(start, window.start), min(end, window.end)
        rows = slice(first - window.start, last - window.start)
        arcs = out["arcs"][rows]
        scores[first - start : last - start, 0] = arcs[:, 0]
        scores[first - start : last - start, low - start + 1 : high - start + 1] = arcs[
            :, low - window.start + 1 : high - window.start + 1
        ]
    return maximum_tree(scores)


def decode_names(
    windows: Sequence[Window], outputs: Sequence[Outputs], labels: Labels
) -> tuple[Name, ...]:
    """Return persons, organisations and places by the main scheme, the rest by the others.

    The first scheme of the model decides PER, ORG and LOC, with the entity scheme of GUM at half
    its weight: on UNER's own text that costs 0.1 F1, on other text it gains 1.1. NORP and EVENT
    come from the scheme that has them, where they do not overlap.
    """
    names: list[Name] = []
    taken = bytearray(windows[-1].keep_end)
    by_scheme = {
        scheme: _log_softmax(
            kept(windows, outputs, f"names_{scheme}")
            / labels.temperatures.get(f"names_{scheme}", 1.0)
        )
        for scheme in labels.name_schemes
    }
    main = labels.name_schemes[0]
    main_tags = labels.lists[f"names_{main}"]
    by_scheme[main] = _blended(by_scheme, main, labels)
    for scheme, log_probabilities in by_scheme.items():
        tags = main_tags if scheme == main else labels.lists[f"names_{scheme}"]
        wanted = ("PER", "ORG", "LOC") if scheme == main else ("NORP", "EVENT")
        if not any(tag[2:] in wanted for tag in tags):
            continue
        for name in _name_spans(log_probabilities, tags):
            if name.label in wanted and not any(taken[name.start : name.end]):
                names.append(name)
                taken[name.start : name.end] = b"\1" * (name.end - name.start)
    return tuple(sorted(names, key=lambda n: n.start))


def _blended(by_scheme: dict[str, Array], main: str, labels: Labels) -> Array:
    """Return the main scheme's log-probabilities, the helping scheme's mixed in."""
    if main == _HELPER or _HELPER not in by_scheme:
        return by_scheme[main]
    tags = labels.lists[f"names_{main}"]
    helper_tags = labels.lists[f"names_{_HELPER}"]
    mapped = np.zeros_like(by_scheme[main])
    for column, tag in enumerate(helper_tags):  # labels that the main scheme lacks count as O
        mapped[:, tags.index(tag) if tag in tags else 0] += np.exp(by_scheme[_HELPER][:, column])
    total = by_scheme[main] + _HELPER_WEIGHT * np.log(mapped + 1e-9)
    return _log_softmax(total / (1 + _HELPER_WEIGHT))


def _name_spans(log_probabilities: Array, tags: Sequence[str]) -> list[Name]:
    path = _viterbi(log_probabilities, tags)
    chosen = np.exp(log_probabilities[np.arange(len(path)), path]).tolist()
    spans: list[Name] = []
    start = 0
    for index, tag in enumerate(path):
        position = tags[tag][0]
        if position in "BS":
            start = index
        if position in "ES":
            score = sum(chosen[start : index + 1]) / (index + 1 - start)
            label: NameLabel = tags[tag][2:]  # type: ignore[assignment]  # the model's own list
            spans.append(Name(start, index + 1, label, round(score, 3)))
    return spans


def _viterbi(log_probabilities: Array, tags: Sequence[str]) -> list[int]:
    """Return the best well-formed BIOES path; only stretches that are not O are searched."""
    best = log_probabilities.argmax(axis=1)
    size = len(best)
    outside = tags.index("O")
    path = best.copy()
    allowed = _transitions(tags)
    starts, ends = _edges(tags)
    index = 0
    while index < size:
        if best[index] == outside:
            index += 1
            continue
        first = index
        while index < size and best[index] != outside:
            index += 1
        if not _well_formed(path[first:index], allowed, starts, ends):
            low, high = max(0, first - 1), min(size, index + 1)
            if low and path[low] != outside:
                low = first
            path[low:high] = _search(log_probabilities[low:high], allowed, starts, ends)
    return [int(i) for i in path]


def _transitions(tags: Sequence[str]) -> npt.NDArray[np.bool_]:
    allowed = np.zeros((len(tags), len(tags)), bool)
    for i, a in enumerate(tags):
        for j, b in enumerate(tags):
            inside = a[0] in "BI"
            allowed[i, j] = (b[0] in "IE" and a[2:] == b[2:]) if inside else b[0] in "OBS"
    return allowed


def _edges(tags: Sequence[str]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    starts = np.array([tag[0] in "OBS" for tag in tags])
    ends = np.array([tag[0] in "OES" for tag in tags])
    return starts, ends


def _well_formed(
    path: npt.NDArray[np.int64],
    allowed: npt.NDArray[np.bool_],
    starts: npt.NDArray[np.bool_],
    ends: npt.NDArray[np.bool_],
) -> bool:
    if not starts[path[0]] or not ends[path[-1]]:
        return False
    return bool(allowed[path[:-1], path[1:]].all())


def _search(
    scores: Array,
    allowed: npt.NDArray[np.bool_],
    starts: npt.NDArray[np.bool_],
    ends: npt.NDArray[np.bool_],
) -> npt.NDArray[np.int64]:
    barred = np.where(allowed, 0.0, _FAR)
    total = scores[0] + np.where(starts, 0.0, _FAR)
    back = np.zeros(scores.shape, np.int64)
    for row in range(1, len(scores)):
        step = total[:, None] + barred
        back[row] = step.argmax(axis=0)
        total = step.max(axis=0) + scores[row]
    total = total + np.where(ends, 0.0, _FAR)
    path = np.zeros(len(scores), np.int64)
    path[-1] = int(total.argmax())
    for row in range(len(scores) - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path


def decode_cues(windows: Sequence[Window], outputs: Sequence[Outputs]) -> tuple[CueCandidate, ...]:
    """Return the cues of each window with the probabilities of their source and content words."""
    found: list[CueCandidate] = []
    for window, out in zip(windows, outputs, strict=True):
        probabilities = _softmax(out["cue"].astype(np.float64))
        for start, end in _cue_spans(probabilities):
            first, last = start + window.start, end + window.start
            if not window.keep_start <= first < window.keep_end:
                continue
            links = _sigmoid(out["pairs"][:, start:end].astype(np.float64).mean(axis=1))
            found.append(
                CueCandidate(
                    start=first,
                    end=last,
                    score=round(float(1 - probabilities[start:end, 0].min()), 3),
                    window=(window.start, window.end),
                    source=links[0].astype(np.float32),
                    content=links[1].astype(np.float32),
                )
            )
    return tuple(found)


def _cue_spans(probabilities: Array) -> list[tuple[int, int]]:
    """Return runs of words likelier than `CUE_FLOOR` to be in a cue, cut where B beats I."""
    inside = ((1 - probabilities[:, 0]) >= CUE_FLOOR).tolist()
    begins = (probabilities[:, 1] > probabilities[:, 2]).tolist()
    spans: list[tuple[int, int]] = []
    start = -1
    for index, is_inside in enumerate([*inside, False]):
        if start >= 0 and (not is_inside or begins[index]):
            spans.append((start, index))
            start = -1
        if is_inside and start < 0:
            start = index
    return spans


def _softmax(logits: Array) -> Array:
    return np.exp(_log_softmax(logits))


def _log_softmax(logits: Array) -> Array:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def _sigmoid(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))
