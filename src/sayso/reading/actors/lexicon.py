"""The word lists of this layer, loaded once a process.

`data/heads.tsv` says which nouns are actors and of what kind, `data/acts.toml` what decides
between a place and those who rule there, `data/loaded.txt` which words judge,
`data/ethnic-groups.tsv` where peoples without a state of their own are at home;
`data/words.toml` holds the small closed lists.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.knowledge import demonyms, fold_name, role_modifiers, titles
from sayso.record.vocabulary import ActorType

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A noun that heads the phrase of an actor; `is_role` where it names an office."""

    type: ActorType
    sectors: tuple[str, ...]
    is_role: bool


@dataclass(frozen=True, slots=True)
class Acts:
    """The lists of `data/acts.toml` as sets of lemmas."""

    government_verbs: frozenset[str]
    phase_verbs: frozenset[str]
    land_verbs: frozenset[str]
    reach_verbs: frozenset[str]
    policy_nouns: frozenset[str]
    relation_nouns: frozenset[str]
    party_verbs: frozenset[str]
    address_verbs: frozenset[str]
    land_nouns: frozenset[str]
    done_to_nouns: frozenset[str]
    given_nouns: frozenset[str]
    border_nouns: frozenset[str]
    city_verbs: frozenset[str]
    state_things: frozenset[str]
    state_arms: frozenset[str]
    state_heads: frozenset[str]
    state_verbs: frozenset[str]
    same_body_nouns: frozenset[str]
    role_verbs: dict[str, str]


@cache
def head_nouns() -> dict[str, HeadNoun]:
    """Return the head nouns by lemma; the first row that lists a lemma wins."""
    found: dict[str, HeadNoun] = {}
    lines = (_FOLDER / "heads.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for kind, sectors, role, lemmas in rows[1:]:
        codes = tuple(sectors.split("|")) if sectors != "-" else ()
        noun = HeadNoun(_ACTOR_TYPES[kind], codes, role == "yes")
        for lemma in lemmas.split():
            found.setdefault(lemma, noun)
    return found


_ACTOR_TYPES: dict[str, ActorType] = {
    "person": "person", "group": "group", "organisation": "organisation",
    "armed_group": "armed_group", "government": "government", "state": "state",
    "media": "media", "people": "people",
}  # fmt: skip


@cache
def acts() -> Acts:
    """Return the lists that decide between a place and its government."""
    raw = tomllib.loads((_FOLDER / "acts.toml").read_text(encoding="utf-8"))
    roles = raw.pop("role_verbs")
    return Acts(**{name: frozenset(words.split()) for name, words in raw.items()}, role_verbs=roles)


@cache
def home_countries() -> dict[str, tuple[str, ...]]:
    """Return the countries of a people by folded word: its states, or those it is at home in."""
    found = dict(demonyms())
    lines = (_FOLDER / "ethnic-groups.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[2:]:
        words, codes = line.split("\t")
        for word in words.split("|"):
            found.setdefault(fold_name(word), tuple(codes.split("|")))
    return found


@cache
def _word_lists() -> dict[str, str]:
    return tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of the list `name` of `data/words.toml`."""
    return frozenset(_word_lists()[name].split())


@cache
def loaded_words() -> frozenset[str]:
    """Return the lemmas that judge."""
    lines = (_FOLDER / "loaded.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_title_word(form: str) -> bool:
    """Say whether a word before a name is a title, rank, honorific or a modifier of one."""
    plain = form.lower().rstrip(".")
    known = plain in titles() or plain.removeprefix("ex-") in titles()
    return known or plain in role_modifiers() or plain in word_list("more_titles")
