"""Names that the words beside them tell to be bodies, whatever the model takes them for.

"The company, Nordcem", "Nordcem, a cement maker's union": a noun for a body in apposition. "The
Landbank": no person has an article. One telling mention speaks for all of the name and, of a name
of several words, for its first or last word alone. Not read here: given names, surnames and titles
of the document, plurals ("the Lindts").
"""

from collections.abc import Mapping, Sequence

from sayso.knowledge import cities_named, gender_of, heads_named, titles
from sayso.reading.actors.lexicon import acts, head_nouns, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName

_BODIES = frozenset({"organisation", "armed_group", "media"})
_DOUBTED = frozenset({"PER", "LOC", "FAC"})
_BESIDE = frozenset({"appos", "nmod:desc", "compound", "flat", "nmod:unmarked"})


def told_bodies(
    phrases: Phrases, names: Sequence[SpottedName], labels: Mapping[str, str]
) -> frozenset[str]:
    """Return the folded names of which some mention tells a body."""
    persons = _words_of_persons(phrases, names)
    told: set[str] = set()
    for name in names:
        label = labels[name.folded]
        if label not in _DOUBTED or _is_named_otherwise(name.folded, persons):
            continue
        if _has_kind_beside(phrases, name) or (label == "PER" and _has_article(phrases, name)):
            told.add(name.folded)
    ends = {word for name in told for word in (name.split(" ")[0], name.rpartition(" ")[2])}
    lone = {name.folded for name in names if labels[name.folded] in _DOUBTED}
    return frozenset(told | {word for word in ends & lone if not _is_anybodys(word, persons)})


def _words_of_persons(phrases: Phrases, names: Sequence[SpottedName]) -> frozenset[str]:
    """Return the words of the names that a given name or a title before them makes a person's."""
    found: set[str] = set()
    for name in names:
        if name.label == "PER" and (_is_full(name.folded) or _has_title(phrases, name)):
            found.update(name.folded.split(" "))
    return frozenset(found)


def _is_full(folded: str) -> bool:
    first, _, rest = folded.partition(" ")
    return bool(rest) and gender_of(first) is not None


def _has_title(phrases: Phrases, name: SpottedName) -> bool:
    before = name.start - 1
    if before < 0:
        return False
    noun = head_nouns().get(phrases.analysis.lemma[before].lower())
    title = titles().get(phrases.analysis.form[before].lower().rstrip("."))
    return title is not None or (noun is not None and noun.type == "person")


def _is_named_otherwise(folded: str, persons: frozenset[str]) -> bool:
    """Say whether the name is a person's or town's by the tables or the rest of the document."""
    if not folded or folded.rpartition(" ")[2] in persons or gender_of(folded.partition(" ")[0]):
        return True
    return bool(heads_named(folded) or cities_named(folded))


def _is_anybodys(word: str, persons: frozenset[str]) -> bool:
    return _is_named_otherwise(word, persons) or word in head_nouns()


def _has_kind_beside(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a singular noun for a body stands in apposition, or right before the name."""
    a = phrases.analysis
    above = a.head[name.head]
    if a.deprel[name.head] == "appos" and above >= 0 and _is_kind(phrases, above):
        return True
    before = name.start - 1
    if before == above >= 0 and a.deprel[name.head] in _BESIDE and _is_kind(phrases, before):
        return True
    return any(
        a.deprel[child] == "appos"
        and child >= name.end
        and _is_kind(phrases, child)
        and any(a.deprel[c] == "det" for c in a.children[child])
        for child in a.children[name.head]
    )


def _is_kind(phrases: Phrases, token: int) -> bool:
    a = phrases.analysis
    lemma = a.lemma[token].lower()
    if a.xpos[token] != "NN":
        return False
    if lemma == "house":
        return not word_list("houses_of_business").isdisjoint(
            a.form[child].lower() for child in a.children[token]
        )
    noun = head_nouns().get(lemma)
    is_body = noun is not None and noun.type in _BODIES
    return is_body or lemma in acts().same_body_nouns | word_list("kinds_of_firms")


def _has_article(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether "the" stands right before a lone name that nothing else explains.

    "The Kapp putsch", "the Kapp of old" and "the Kapp whom they knew" are a person's; so are
    titles ("the Kaiser") and families.
    """
    a = phrases.analysis
    before = name.start - 1
    if " " in name.folded or before < 0 or a.form[before] not in {"the", "The"}:
        return False
    if a.head[before] != name.head or a.xpos[name.head] in {"NNPS", "NNS"}:
        return False
    if name.folded in titles() or name.folded in head_nouns() or name.words.endswith("s"):
        return False
    if name.folded in word_list("sovereigns") or a.deprel[name.head] in _BESIDE:
        return False
    return not any(
        child > name.head and a.upos[child] != "PUNCT" for child in a.children[name.head]
    )
