"""Wordings: what a linear model sees of a predicate, as hashed features, and what it makes of them.

In: a `Reading`. Out: indices of features: the words of the predicate, of its sides and of its
clause, their classes, voice, tense and reality, and the votes of the lexicon. The weights
(`wordings.npz`, int16, fitted by `training/event_weights.py`) stand beside the encoder's head in
`judging`: the head knows what words mean, this model what exact words stand for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Analysis, Floats
from sayso.reading.events.attributes import is_negated, reality_of, tense_of
from sayso.reading.events.frames import Frame
from sayso.reading.events.lexicon import Row, word_classes
from sayso.reading.events.roles import Roles
from sayso.reading.events.senses import Fillers
from sayso.reading.events.triggers import Trigger
from sayso.record.vocabulary import PloverType

BUCKETS = 1 << 16
_NEAR = 12  # words on each side of the predicate that count as its clause
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_OPEN_WORDS = frozenset({"ADP", "PART", "SCONJ", "AUX"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One trigger with what stands around it; `row` is the one that holds by the rules, if any.

    `agent_kinds` and `recipient_kinds` are the types of the actors on its sides.
    """

    trigger: Trigger
    frame: Frame
    fillers: Fillers
    content: tuple[PloverType, ...]
    row: Row | None
    roles: Roles
    agent_kinds: tuple[str, ...] = ()
    recipient_kinds: tuple[str, ...] = ()


@cache
def _weights() -> tuple[npt.NDArray[np.int16], Floats]:
    path = resources.files("sayso.reading.events").joinpath("wordings.npz")
    with path.open("rb") as file:
        arrays = np.load(file)
        return arrays["weights"], arrays["scale"]


def word_logits(analysis: Analysis, readings: Sequence[Reading]) -> Floats:
    """Return the linear model's logits, `[readings, 1 + types]`, that for no event first."""
    weights, scale = _weights()
    found = np.zeros((len(readings), weights.shape[1]), np.float32)
    for row, reading in enumerate(readings):
        found[row] = weights[buckets(analysis, reading)].sum(axis=0, dtype=np.int64) * scale
    return found


def buckets(analysis: Analysis, reading: Reading) -> list[int]:
    """Return the buckets of the features of a reading, sorted, each once."""
    names = set(feature_names(analysis, reading))
    return sorted({crc32(name.encode()) % BUCKETS for name in names})


def feature_names(analysis: Analysis, reading: Reading) -> Iterator[str]:
    """Yield the features as strings, some perhaps twice."""
    yield "bias"
    yield from _of_predicate(analysis, reading)
    yield from _of_sides(analysis, reading)
    yield from _of_lexicon(reading)
    yield from _of_clause(analysis, reading.trigger.token)


def _of_predicate(analysis: Analysis, reading: Reading) -> Iterator[str]:
    trigger = reading.trigger
    main = trigger.token if trigger.noun is None else trigger.noun
    lemma, verb = analysis.lemma[main].lower(), analysis.lemma[trigger.token].lower()
    reality, tense = reality_of(analysis, trigger.token), tense_of(analysis, trigger.token)
    yield f"t={lemma}"
    yield f"t={lemma}:{trigger.kind}"
    yield f"t={lemma}:{reality}"
    yield f"t={lemma}:{tense}"
    yield f"r={reality}"
    yield f"tense={tense}"
    yield f"kind={trigger.kind}"
    yield f"negated={is_negated(analysis, trigger.token)}"
    yield f"deprel={analysis.deprel[trigger.token]}"
    if reading.frame.passive:
        yield f"passive:{lemma}"
        yield "passive"
    if verb != lemma:
        yield f"v={verb}"
        yield f"v={verb}:{lemma}"
    yield "p=" + "_".join(analysis.lemma[word].lower() for word in trigger.words)
    for size in (3, 4, 5):
        yield f"<{lemma[:size]}"
        yield f"{lemma[-size:]}>"
    above = analysis.head[trigger.token]
    if above >= 0:
        yield f"above={analysis.lemma[above].lower()}"
    for child in analysis.children[trigger.token]:
        relation = analysis.deprel[child]
        if relation in ("compound:prt", "aux", "mark", "advmod", "xcomp", "ccomp", "advcl"):
            yield f"{relation}={analysis.lemma[child].lower()}"
            yield f"{relation}={analysis.lemma[child].lower()}:{lemma}"


def _of_sides(analysis: Analysis, reading: Reading) -> Iterator[str]:
    frame = reading.frame
    lemma = reading.trigger.lemma
    slots = [
        *(("s", token) for token in frame.subjects),
        *(("o", token) for token in (*frame.objects, *frame.indirect)),
        *(("m", token) for token in frame.modifiers),
        *((word, token) for word, token in frame.obliques),
    ]
    for slot, token in slots:
        word = analysis.lemma[token].lower()
        yield f"{slot}={word}"
        yield f"{slot}={word}:{lemma}"
        if slot not in ("s", "o", "m"):
            yield f"prep={slot}:{lemma}"
        for name, words in word_classes().items():
            if word in words:
                yield f"{slot}~{name}"
                yield f"{slot}~{name}:{lemma}"
    for side, kinds in (("a", reading.agent_kinds), ("b", reading.recipient_kinds)):
        for kind in kinds or ("nobody",):
            yield f"{side}#{kind}"
            yield f"{side}#{kind}:{lemma}"
    if frame.complement is not None:
        yield f"x={analysis.lemma[frame.complement].lower()}"
    for kind in reading.content:
        yield f"content={kind}"
        yield f"content={kind}:{lemma}"


def _of_lexicon(reading: Reading) -> Iterator[str]:
    for row in reading.trigger.rows:
        fits = reading.fillers.fits(row)
        fit = "open" if fits is None else "fit" if fits else "unfit"
        yield f"l={row.type}:{row.strength}:{fit}"
        yield f"l={row.type}:{fit}"
        if row.mode:
            yield f"l={row.type}.{row.mode}:{fit}"
    if reading.row:
        yield f"row={reading.row.type}:{reading.row.strength}"
        yield f"row={reading.row.type}"
    elif reading.trigger.rows:
        yield "row=unfit"
    else:
        yield "row=unlisted"


def _of_clause(analysis: Analysis, token: int) -> Iterator[str]:
    """Yield the words of the sentence, and once more those near the predicate."""
    first, last = analysis.sentence_tokens[analysis.sentence[token]]
    for at in range(first, last):
        tag = analysis.upos[at]
        if tag not in _CONTENT and tag not in _OPEN_WORDS:
            continue
        word = analysis.lemma[at].lower()
        if tag in _CONTENT:
            yield f"w={word}"
        if abs(at - token) <= _NEAR and analysis.head[at] == token:
            yield f"c={word}"
        if 0 < abs(at - token) <= 2:
            yield f"n{at - token}={word}"
