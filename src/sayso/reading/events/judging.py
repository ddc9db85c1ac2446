"""Judging: which type of event each trigger names here and how sure that is, or that it names none.

In: triggers read alone (`Reading`). Out: a `Verdict` each, `None` for no event. The encoder's head
and the linear model of `wordings` each give a logit for every type and for none; their weighted sum
decides (weights and thresholds stand in `judging.toml`, fitted on development sentences). Words
that no model read, such as trees from a file, are judged by the rows of the lexicon alone.
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
from sayso.reading.events.lexicon import Row, codebook
from sayso.reading.events.roles import general_row
from sayso.reading.events.silences import Silences
from sayso.reading.events.triggers import LIGHT_VERBS
from sayso.reading.events.wordings import Reading, word_logits
from sayso.record.vocabulary import PloverType


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
    """What was fitted: `head` and `words` scale the logits of the encoder and of the words.

    `row` is added to the type of the row that holds by the rules, by its strength.
    By what the lexicon says of the trigger, `none` is added to the logit of no event, and `report`
    is the least probability of an event that is reported; `type` is the least one of its type,
    `alone` the least calibrated one where nobody stands on either side in a text in which no event
    with somebody has `sure`.
    `mode` is the least logit of a mode. `account` holds the bars, by the same names and `type`, of
    a text that tells of `dense` sure events: one event makes the next more likely.
    """

    head: float
    words: float
    row: dict[str, float]
    none: dict[str, float]
    report: dict[str, float]
    type: float
    alone: float
    sure: float
    mode: float
    dense: int
    account: dict[str, float]


@dataclass(frozen=True, slots=True)
class Bars:
    """The least probability of any event by what the lexicon says, and that of its type."""

    report: dict[str, float]
    type: float

    def of(self, reading: Reading) -> float:
        """Return the least probability of any event from which a reading is reported."""
        return self.report[support(reading)]


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


Weighed = tuple[Floats, Floats]
"""The probabilities of no event and of each type, and the logits of the modes."""


def judge(analysis: Analysis, readings: Sequence[Reading]) -> list[Verdict | None]:
    """Return the verdict on each reading, in order."""
    weighed = weigh(analysis, readings)
    if weighed is None:
        return _silenced(analysis, readings, [_by_rows(reading) for reading in readings])
    verdicts = _judged(analysis, readings, weighed, _single())
    if not _is_dense(readings, verdicts):
        return verdicts
    return _judged(analysis, readings, weighed, _account())


def bars_of(analysis: Analysis, readings: Sequence[Reading], weighed: Weighed) -> Bars:
    """Return the bars of a text, lower where it has told of several sure events."""
    verdicts = _judged(analysis, readings, weighed, _single())
    return _account() if _is_dense(readings, verdicts) else _single()


def _single() -> Bars:
    return Bars(weights().report, weights().type)


def _account() -> Bars:
    fitted = weights()
    return Bars({**fitted.report, **fitted.account}, fitted.account["type"])


def _is_dense(readings: Sequence[Reading], verdicts: Sequence[Verdict | None]) -> bool:
    return sum(map(_is_sure, readings, verdicts)) >= weights().dense


def _judged(
    analysis: Analysis, readings: Sequence[Reading], weighed: Weighed, bars: Bars
) -> list[Verdict | None]:
    verdicts = [
        _verdict(reading, found, logits, bars)
        for reading, found, logits in zip(readings, *weighed, strict=True)
    ]
    return _silenced(analysis, readings, verdicts)


def _silenced(
    analysis: Analysis, readings: Sequence[Reading], verdicts: Sequence[Verdict | None]
) -> list[Verdict | None]:
    """Return the verdicts without those that a domain or a lonely text keeps silent."""
    silences = Silences(analysis)
    kept = [
        None if verdict is None or silences.why(reading, verdict.row.type) else verdict
        for reading, verdict in zip(readings, verdicts, strict=True)
    ]
    return kept if any(map(_is_sure, readings, kept)) else _without_doubtful(readings, kept)


def _is_sure(reading: Reading, verdict: Verdict | None) -> bool:
    """Tell whether a verdict is sure and about somebody: then others may stand with less."""
    if verdict is None or _is_alone(reading):
        return False
    return verdict.score is None or verdict.score >= weights().sure


def _without_doubtful(
    readings: Sequence[Reading], verdicts: Sequence[Verdict | None]
) -> list[Verdict | None]:
    """Return the verdicts without those of low probability around which nobody stands.

    What takes up an event with somebody ("the abduction", after a kidnapping) stays.
    """
    bar = weights().alone
    told = {
        verdict.row.type
        for reading, verdict in zip(readings, verdicts, strict=True)
        if verdict and not _is_alone(reading)
    }
    return [
        None
        if verdict
        and verdict.row.type not in told
        and (verdict.score or 1) < bar
        and _is_alone(reading)
        else verdict
        for reading, verdict in zip(readings, verdicts, strict=True)
    ]


def weigh(analysis: Analysis, readings: Sequence[Reading]) -> Weighed | None:
    """Return the probabilities of no event and of each type, and the logits of the modes.

    `None` where no model read the words.
    """
    judged = judge_predicates(analysis, [candidate(analysis, reading) for reading in readings])
    return None if judged is None else (chances(analysis, judged.types, readings), judged.modes)


def chances(analysis: Analysis, logits: Floats, readings: Sequence[Reading]) -> Floats:
    """Return the probabilities of no event and of each type, `[readings, 1 + types]`.

    `logits` are those of the encoder's head.
    """
    fitted = weights()
    sums = logits * fitted.head + word_logits(analysis, readings) * fitted.words
    for at, reading in enumerate(readings):
        sums[at, 0] += fitted.none[support(reading)]
        if reading.row:
            sums[at, types().index(reading.row.type) + 1] += fitted.row[reading.row.strength]
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


def support(reading: Reading) -> str:
    """Return what the lexicon says of a trigger: the strength of its row, or why none holds."""
    if reading.row:
        return reading.row.strength
    return "unfit" if reading.trigger.rows else "unlisted"


def _verdict(reading: Reading, found: Floats, mode_logits: Floats, bars: Bars) -> Verdict | None:
    if 1 - float(found[0]) < bars.of(reading):
        return None
    at = int(found[1:].argmax())
    kind = types()[at]
    if found[at + 1] < bars.type:
        return None
    score = round(float(calibrated(reading, found)[at + 1]), 3)
    row = row_of(reading, kind)
    rule = f"lexicon.{row.strength}+head" if row in reading.trigger.rows else "head"
    return Verdict(row, _likely_modes(kind, mode_logits), score, rule)


def _is_alone(reading: Reading) -> bool:
    """Tell whether an actor of the record is on neither side, as may be in a passive alone."""
    return not (reading.agent_kinds or reading.recipient_kinds or reading.frame.passive)


def calibrated(reading: Reading, found: Floats) -> Floats:
    """Return the probabilities as fitted, without what a row adds so that news keeps its events."""
    if reading.row is None:
        return found
    plain = found.copy()
    plain[types().index(reading.row.type) + 1] *= np.exp(-weights().row[reading.row.strength])
    return plain / cast("Floats", plain.sum())


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
