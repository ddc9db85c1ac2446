"""Things: whether a noun names what cannot act, such as an animal, a feeling or a stretch of time.

In: a token. Out: the kind of thing it names by WordNet (`things.tsv`), `None` for whatever may act
or stand for those who do. Names are no things, and what is told of somebody ("the might of the
army", "a swarm of locusts") is what stands behind *of*.
"""

from functools import cache

from sayso.language.analysis import Analysis
from sayso.reading.events.fields import words
from sayso.reading.events.lexicon import table, word_list
from sayso.reading.events.senses import Fillers

_PARTITIVES = word_list("senses", "partitives")
_BEARERS = ("armed", "police", "official", "people", "public", "crowd", "firm", "vehicle", "weapon")


@cache
def things() -> dict[str, str]:
    """Return the kind of every noun of the table."""
    return {noun: kind for kind, nouns in table("things.tsv") for noun in nouns.split()}


def kind_of(analysis: Analysis, token: int) -> str | None:
    """Return the kind of thing that a common noun names."""
    if analysis.upos[token] != "NOUN":
        return None
    noun = analysis.lemma[token].lower()
    before = analysis.children_by(token, "amod", "compound")
    if any(f"{analysis.lemma[one].lower()}-{noun}" in words("things", "pairs") for one in before):
        return "phenomenon"
    return "artefact" if noun in words("things", "machines") else things().get(noun)


def is_thing(analysis: Analysis, fillers: Fillers, token: int) -> bool:
    """Tell whether a noun phrase and all that is joined to it stand for things alone."""
    joined = analysis.children_by(token, "conj")
    return all(_is_one_thing(analysis, fillers, one) for one in (token, *joined))


def _is_one_thing(analysis: Analysis, fillers: Fillers, token: int) -> bool:
    behind = analysis.children_by(token, "nmod")
    if analysis.lemma[token].lower() in _PARTITIVES:
        return bool(behind) and all(kind_of(analysis, child) for child in behind)
    if kind_of(analysis, token) is None or fillers.is_in(token, _BEARERS):
        return False
    return not any(fillers.may_act(child) for child in behind)
