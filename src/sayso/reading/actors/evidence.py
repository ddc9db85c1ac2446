"""What the names of a document tell together about each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge import bodies, country_names, demonyms
from sayso.reading.actors.lexicon import head_nouns
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName
from sayso.reading.actors.whereabouts import countries_of_place

_UN = frozenset({"un", "u n", "united nations", "unsc", "un security council"})
_UN_WORDS = frozenset({"peacekeeping", "peacekeeper", "resolution", "veto"})
_UNDER_ARMS = frozenset({"MIL", "REB", "PRM", "UAF"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole document tells: countries named, bodies marked as such, the UN named."""

    present: set[str]
    told: set[str]
    has_un: bool
    surnames: frozenset[str]


def gather_evidence(phrases: Phrases, names: Sequence[SpottedName]) -> Evidence:
    """Return what the names of the document tell together."""
    told = {
        name.folded
        for name in names
        if name.folded in bodies()
        and (has_group_noun(phrases, name) or _has_article(phrases, name))
    }
    folded = {name.folded for name in names}
    surnames = frozenset(
        name.folded.rpartition(" ")[2]
        for name in names
        if name.label == "PER" and " " in name.folded
    )
    return Evidence(_present(folded), told, _is_un_named(phrases, folded), surnames)


def has_group_noun(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a noun for a body or its people stands right behind: "X mercenary force"."""
    a = phrases.analysis
    for token in range(name.end, min(name.end + 3, len(a))):
        noun = head_nouns().get(a.lemma[token].lower())
        if noun is None or a.upos[token] not in {"NOUN", "PROPN"}:
            return False
        if noun.type in {"armed_group", "organisation"} or _UNDER_ARMS & set(noun.sectors):
            return True
    return False


def _is_un_named(phrases: Phrases, folded: set[str]) -> bool:
    return bool(folded & _UN) or not _UN_WORDS.isdisjoint(phrases.analysis.lemma)


def _present(folded: set[str]) -> set[str]:
    """Return the countries that the names of the document tell without doubt."""
    told = {country_names()[name] for name in folded if name in country_names()}
    for name in folded - country_names().keys():
        codes = demonyms().get(name) or countries_of_place(name)
        told |= set(codes) if len(codes) == 1 else set()
    return told


def _has_article(phrases: Phrases, name: SpottedName) -> bool:
    a = phrases.analysis
    return (
        name.start > 0
        and a.form[name.start - 1].lower() == "the"
        and name.end < len(a)
        and (a.upos[name.end] not in {"NOUN", "PROPN"})
    )
