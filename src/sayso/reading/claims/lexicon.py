"""The lexica of the claims layer: operator classes, governing words by frame, single words.

In go the TOML files of `lexicon/`; out comes one frozen `Lexicon`, loaded once. Classes follow
section 3 of the attribution note and sections 4 and 5 of the evidential-status note. Nothing
here looks at a text.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, cast

from sayso.record.vocabulary import Status

_VERB_FRAMES = ("that", "to", "object_to", "passive_to", "gerund", "object", "preposition")
_PEOPLE_ENDINGS = ("ist", "man", "woman", "person", "ian", "eer", "yst")
_STRENGTHS = {"CT": 3, "PR": 2, "PS": 1, "U": 0}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status with a strength (3 certain, 2 probable, 1 possible, 0 open) and a sign."""

    status: Status
    strength: int
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Operator:
    """What one class of governing word or adverb does to the proposition in its scope.

    `neutral` operators vouch and leave the rest to later steps; `passes` says that outer voices
    are bound too (factives); `opaque` is false where the operator's own modals and negation
    reach the proposition (implicatives).
    """

    name: str
    outcome: Outcome
    negated: Outcome
    neutral: bool = False
    opaque: bool = True
    passes: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists; `frames[frame][lemma]` gives the operator, `words[list][key]` a set."""

    classes: dict[str, Operator]
    frames: dict[str, dict[str, Operator]]
    adverbs: dict[str, Operator]
    modifiers: dict[str, Operator]
    author_adverbs: dict[str, Outcome]
    words: dict[str, dict[str, frozenset[str]]]
    verbs: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the shipped lexica; the first call reads the files."""
    classes = {name: _operator(name, entry) for name, entry in _table("classes").items()}
    words = _table("words")
    frames = {frame: _entries(rows, classes) for frame, rows in _table("frames").items()}
    return Lexicon(
        classes=classes,
        frames=frames,
        verbs=frozenset(lemma.split(" ")[0] for frame in _VERB_FRAMES for lemma in frames[frame]),
        adverbs=_entries(words.pop("adverb"), classes),
        modifiers=_entries(words.pop("modifier"), classes),
        author_adverbs={word: _outcome(text) for word, text in words.pop("author_adverb").items()},
        words={
            name: {key: frozenset(members) for key, members in lists.items()}
            for name, lists in words.items()
        },
    )


def names_people(words: Lexicon, lemma: str) -> bool:
    """Say whether a common noun names people or a body of people, by list or ending."""
    lists = words.words["people"]
    if lemma in lists["words"] or lemma.endswith(_PEOPLE_ENDINGS):
        return True
    return lemma.endswith(("er", "or")) and not (
        lemma in lists["not_people"] or lemma.endswith("meter")
    )


def _table(name: str) -> dict[str, Any]:
    path = files("sayso.reading.claims") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _operator(name: str, entry: dict[str, Any]) -> Operator:
    sign = entry.get("sign", 1)
    return Operator(
        name=name,
        outcome=Outcome(entry["status"], _STRENGTHS[entry["strength"]], sign),
        negated=_outcome(entry.get("negated", "unknown U")),
        neutral=entry.get("neutral", False),
        opaque=entry.get("opaque", True),
        passes=entry.get("passes", False),
    )


def _entries(rows: dict[str, str], classes: dict[str, Operator]) -> dict[str, Operator]:
    return {lemma.replace("_", " "): _entry(text, classes) for lemma, text in rows.items()}


def _entry(text: str, classes: dict[str, Operator]) -> Operator:
    name, _, strength = text.partition(" ")
    base = classes[name]
    if not strength:
        return base
    outcome = _outcome(f"{base.outcome.status} {strength}")
    sign = outcome.sign * base.outcome.sign
    return replace(base, outcome=replace(outcome, sign=sign))


def _outcome(text: str) -> Outcome:
    status, _, strength = text.partition(" ")
    sign = -1 if strength.endswith("-") else 1
    return Outcome(cast("Status", status), _STRENGTHS[strength.rstrip("+-")], sign)
