"""Judging: which type of event each trigger names here and how sure that is, or that it names none.

In: triggers read alone (`Reading`). Out: a `Verdict` each, `None` for no event. The encoder's head
gives a logit for each type and for none; the rows of the lexicon vote for theirs by their strength
and by whether their sense fits; the sum decides (log-linear; weights and thresholds stand in
`judging.toml`, fitted on development sentences). Words that no model read, such as trees from a
file, are judged by the rows alone.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import numpy as np

from sayso.language.analysis import Analysis, Floats
from sayso.language.predicates import Candidate, judge_predicates
from sayso.reading.events.frames import Frame
from sayso.reading.events.lexicon import Row, codebook
from sayso.reading.events.roles import Roles, general_row
from sayso.reading.events.senses import Fillers
from sayso.reading.events.triggers import LIGHT_VERBS, Trigger
from sayso.record.vocabulary import PloverType


@dataclass(frozen=True, slots=True)
class Reading:
    """One trigger with what stands around it; `row` is the one that holds by the rules, if any."""

    trigger: Trigger
    frame: Frame
    fillers: Fillers
    content: tuple[PloverType, ...]
    row: Row | None
    roles: Roles


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trigger names: a row with its type, further modes, the rule that gave the type.

    `score` is the calibrated probability of the type, `None` where the lexicon alone decided.
    """

    row: Row
    modes: tuple[str, ...]
    score: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: `head` scales the encoder's logits, `votes` weigh rows by `strength.fit`.

    `report` and `silence` are the least probabilities of any event for a trigger with a row that
    holds, and for one without.
    """

    head: float
    votes: dict[str, float]
    none: dict[str, float]
    report: float
    silence: float
    mode: float


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    text = resources.files("sayso.reading.events").joinpath("judging.toml").read_text("utf-8")
    return Weights(**tomllib.loads(text))


@cache
def types() -> tuple[PloverType, ...]:
    """Return the types in the order of the head's columns, behind the one for none."""
    return cast("tuple[PloverType, ...]", tuple(sorted(codebook()["types"])))


@cache
def modes() -> tuple[tuple[PloverType, str], ...]:
    """Return the modes with their types in the order of the head's columns."""
    return tuple(
        (name, mode) for name in types() for mode in sorted(codebook()["types"][name]["modes"])
    )


def judge(analysis: Analysis, readings: Sequence[Reading]) -> list[Verdict | None]:
    """Return the verdict on each reading, in order."""
    weighed = weigh(analysis, readings)
    if weighed is None:
        return [_by_rows(reading) for reading in readings]
    return [
        _verdict(reading, found, logits)
        for reading, found, logits in zip(readings, *weighed, strict=True)
    ]


def weigh(analysis: Analysis, readings: Sequence[Reading]) -> tuple[Floats, Floats] | None:
    """Return the probabilities of no event and of each type, and the logits of the modes.

    `None` where no model read the words.
    """
    judged = judge_predicates(analysis, [candidate(analysis, reading) for reading in readings])
    return None if judged is None else (chances(judged.types, readings), judged.modes)


def bar_of(reading: Reading) -> float:
    """Return the least probability of any event from which a reading is reported."""
    return weights().report if reading.row else weights().silence


def chances(logits: Floats, readings: Sequence[Reading]) -> Floats:
    """Return the probabilities of no event and of each type, `[readings, 1 + types]`."""
    sums = logits * weights().head + np.stack([votes(reading) for reading in readings])
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return cast("Floats", raised / raised.sum(axis=1, keepdims=True))


def candidate(analysis: Analysis, reading: Reading) -> Candidate:
    """Return what the head is asked about: the word that carries the meaning, and the sides."""
    trigger = reading.trigger
    is_light = trigger.noun is not None and analysis.lemma[trigger.token] in LIGHT_VERBS
    token = trigger.noun if is_light and trigger.noun is not None else trigger.token
    roles = reading.roles
    return Candidate(
        token,
        tuple(last_word(analysis, agent) for agent in roles.agents),
        tuple(last_word(analysis, one) for one in roles.recipients or roles.spare[:1]),
    )


def last_word(analysis: Analysis, token: int) -> int:
    """Return the last word of a flat name, which stands for it in training."""
    return max([token, *analysis.children_by(token, "flat", "flat:name")])


def votes(reading: Reading) -> Floats:
    """Return what the rows say for each type, that for none first."""
    found = np.zeros(len(types()) + 1, np.float32)
    best: dict[PloverType, float] = {}
    for row in reading.trigger.rows:
        fits = reading.fillers.fits(row)
        fit = "open" if fits is None else "fit" if fits else "unfit"
        vote = weights().votes[f"{row.strength}-{fit}"]
        best[row.type] = max(vote, best.get(row.type, vote))
    for kind, vote in best.items():
        found[types().index(kind) + 1] = vote
    if reading.row:
        found[types().index(reading.row.type) + 1] += weights().votes["chosen"]
    found[0] = weights().none[_support(reading)]
    return found


def _support(reading: Reading) -> str:
    if reading.row:
        return reading.row.strength
    return "unfit" if reading.trigger.rows else "unlisted"


def _verdict(reading: Reading, found: Floats, mode_logits: Floats) -> Verdict | None:
    if 1 - float(found[0]) < bar_of(reading):
        return None
    at = int(found[1:].argmax())
    kind = types()[at]
    score = round(float(found[at + 1]), 3)
    row = row_of(reading, kind)
    rule = f"lexicon.{row.strength}+head" if row in reading.trigger.rows else "head"
    return Verdict(row, _likely_modes(kind, mode_logits), score, rule)


def row_of(reading: Reading, kind: PloverType) -> Row:
    """Return the row that gives the arguments of a trigger as an event of `kind`."""
    if reading.row and reading.row.type == kind:
        return reading.row
    rows = [row for row in reading.trigger.rows if row.type == kind]
    fitting = [row for row in rows if reading.fillers.fits(row) is not False]
    return next(iter([*fitting, *rows]), general_row(reading.trigger, kind))


def _likely_modes(kind: PloverType, logits: Floats) -> tuple[str, ...]:
    likely = [
        (float(logit), mode)
        for logit, (name, mode) in zip(logits, modes(), strict=True)
        if name == kind and logit > weights().mode
    ]
    return tuple(mode for _, mode in sorted(likely, key=lambda pair: (-pair[0], pair[1])))


def _by_rows(reading: Reading) -> Verdict | None:
    if reading.row is None:
        return None
    return Verdict(reading.row, (), None, f"lexicon.{reading.row.strength}")
