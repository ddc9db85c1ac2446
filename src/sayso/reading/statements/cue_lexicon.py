"""The cue lexicon and the word lists of this layer, read once from `cues.tsv` and `words.toml`.

An entry gives a lemma a cue class for each frame (the form of what follows); the tier follows
from class and frame. Classes are those of the contract. The lexicon does not find cues: it says
what a word may be.
"""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from sayso.record.vocabulary import CueClass, Tier

Frame = Literal[
    "clause", "subjunctive", "infinitive", "object", "gerund", "nominal", "passive", "name", "thing"
]

_TIER_OF_CLASS: dict[CueClass, Tier] = {
    "doubt": "thought",
    "know": "thought",
    "believe": "thought",
    "perceive": "thought",
    "want": "thought",
    "show": "evidence",
}
"""Every other class is speech."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The class and tier of a cue in one frame."""

    cue_class: CueClass
    tier: Tier


@dataclass(frozen=True, slots=True)
class Entry:
    """One lemma: its senses by frame; `prepositions` maps those that bind a noun phrase."""

    lemma: str
    pos: str
    senses: dict[Frame, Sense]
    prepositions: dict[str, Sense]

    @property
    def first(self) -> Sense:
        """The sense of an unknown frame: the first one listed."""
        return next(iter((*self.senses.values(), *self.prepositions.values())))


@cache
def cue_entries() -> dict[tuple[str, str], Entry]:
    """Return the entries by lemma and part of speech (`VERB`, `NOUN`, `ADJ`, `ADV`, `ADP`)."""
    text = files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8")
    rows = csv.reader(
        (line for line in text.splitlines() if line and line[0] != "#"), delimiter="\t"
    )
    return {(lemma, pos): _entry(lemma, pos, frames) for lemma, pos, frames in rows}


def _entry(lemma: str, pos: str, frames: str) -> Entry:
    senses: dict[Frame, Sense] = {}
    prepositions: dict[str, Sense] = {}
    for item in frames.split():
        frame, _, meaning = item.partition("=")
        frame, _, preposition = frame.partition(":")
        if frame not in get_args(Frame):
            raise ValueError(f"cues.tsv: {lemma}: {frame!r} is no frame")
        sense = _sense(lemma, cast("Frame", frame), meaning)
        if preposition:
            prepositions[preposition] = sense
        else:
            senses[cast("Frame", frame)] = sense
    return Entry(lemma, pos, senses, prepositions)


def _sense(lemma: str, frame: Frame, meaning: str) -> Sense:
    name, _, tier = meaning.partition("/")
    if name not in get_args(CueClass):
        raise ValueError(f"cues.tsv: {lemma}: {name!r} is no cue class")
    cue_class = cast("CueClass", name)
    return Sense(cue_class, cast("Tier", tier) if tier else tier_of(cue_class, frame))


def tier_of(cue_class: CueClass, frame: Frame) -> Tier:
    """Return the tier of a class in a frame."""
    tier = _TIER_OF_CLASS.get(cue_class, "speech")
    if frame == "name" and cue_class == "evaluate":
        return "naming"
    if frame == "nominal" and tier == "speech":
        return "act"
    return tier


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of `words.toml`."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


@cache
def can_speak(lemma: str) -> bool:
    """Tell whether a common noun names people: by list, else by its ending."""
    word = lemma.lower()
    if word in word_list("persons") or word in word_list("groups") or word in word_list("generic"):
        return True
    if word in word_list("not_persons") or word in word_list("documents"):
        return False
    return word.endswith(tuple(word_list("person_endings")))
