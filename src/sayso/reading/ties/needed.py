"""Which words a tie makes a party: "the Iran-backed militia", "the protection of Pakistan".

In: an `Analysis`. Out: tokens. The walk hands them to the actor layer, which reads a land's name
there as those who rule it: who backs, leads or protects somebody is no place.
"""

from sayso.knowledge import country_names, fold_name
from sayso.language.analysis import Analysis
from sayso.reading.ties.joined import HYPHENS
from sayso.reading.ties.lexicon import compounds, offices, phrases, predicates, words
from sayso.reading.ties.pairing import LASTING

_OF_LANDS = frozenset({"located_in", "originates_in", "owns", "part_of", "member_of", "created",
                       "works_for", "family_of"})  # fmt: skip
"""Kinds whose other party may well be a place: "the owner of Wales", "part of France"."""
_PARTY_CASES = frozenset({"of", "to", "from", "with", "for", "between"})


def tied_names(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of capitalised words that stand in the slot of a party of a tie."""
    found = [*_first_halves(analysis), *_behind_nouns(analysis), *_before_things(analysis)]
    names = [token for token in found if analysis.form[token][:1].isupper()]
    return frozenset([*names, *_owners(analysis), *_bodies(analysis)])


def _owners(analysis: Analysis) -> list[int]:
    """Return what stands before a fight or an effort: "coalition operations against X"."""
    heads = {
        analysis.head[token]
        for token, relation in enumerate(analysis.deprel)
        if relation == "compound" and analysis.head[token] > token
    }
    return [
        token
        for noun in sorted(heads)
        if _is_waged(analysis, noun)
        for token in analysis.children_by(noun, "compound")
        if token < noun
    ]


def _before_things(analysis: Analysis) -> list[int]:
    """Return the lands whose thing is backed or opposed: "supports Norlandic unity"."""
    found = []
    for token, relation in enumerate(analysis.deprel):
        thing = analysis.head[token]
        if relation not in ("amod", "compound") or thing <= token:
            continue
        verb = analysis.head[thing]
        if verb < 0 or analysis.deprel[thing] != "obj":
            continue
        entries = predicates("v").get(analysis.lemma[verb], ())
        binds = any(entry.kind in LASTING for entry in entries)
        if binds and analysis.lemma[thing] in words().belongings:
            found.append(token)
    return found


def _bodies(analysis: Analysis) -> list[int]:
    """Return what has members: "forty members of the coalition"; a land has inhabitants."""
    found = []
    for token, relation in enumerate(analysis.deprel):
        noun = analysis.head[token]
        if relation != "nmod" or noun < 0 or analysis.lemma[noun].lower() not in words().members:
            continue
        case = analysis.child(token, "case")
        is_of = case is not None and analysis.form[case].lower() == "of"
        if is_of and fold_name(analysis.form[token]) not in country_names():
            found.append(token)
    return found


def _is_waged(analysis: Analysis, noun: int) -> bool:
    """Tell whether a noun is a fight with a foe behind it, or an effort to do something."""
    lemma = analysis.lemma[noun].lower()
    entries = [*predicates("n").get(lemma, ()), *predicates("p").get(lemma, ())]
    cases = {entry.preposition for entry in entries if entry.kind in LASTING} - {""}
    for below in analysis.children[noun]:
        case = analysis.child(below, "case")
        if case is not None and analysis.form[case].lower() in cases:
            return True
        is_aim = analysis.deprel[below] == "acl" and analysis.child(below, "mark") is not None
        if is_aim and lemma in words().belongings:
            return True
    return False


def _first_halves(analysis: Analysis) -> list[int]:
    """Return what is hyphenated with a word of the table: "Iran" in "Iran-backed"."""
    return [
        token - 2
        for token in range(2, len(analysis))
        if analysis.form[token - 1] in HYPHENS
        and analysis.form[token].lower() in compounds()
        and compounds()[analysis.form[token].lower()].kind not in _OF_LANDS
    ]


def _behind_nouns(analysis: Analysis) -> list[int]:
    """Return the names behind a noun that binds: "the support of X", "an alliance with X"."""
    found = []
    cases_of: dict[int, set[str]] = {}
    for token, relation in enumerate(analysis.deprel):
        noun = analysis.head[token]
        if relation not in ("nmod", "obl") or noun < 0 or token < noun:
            continue
        case = analysis.child(token, "case")
        word = "" if case is None else analysis.form[case].lower()
        if word not in _PARTY_CASES:
            continue
        if noun not in cases_of:
            cases_of[noun] = {case for name in _binders(analysis, noun) for case in _cases(name)}
        if word in cases_of[noun]:
            found.append(token)
    return found


def _binders(analysis: Analysis, word: int) -> list[str]:
    """Return the noun itself, the object of the verb ("join forces with X"), a name's title."""
    if analysis.lemma[word] in words().belongings and analysis.head[word] >= 0:
        near = [word, analysis.head[word]]  # "support for the unity of Norland"
    elif analysis.upos[word] == "VERB":
        near = analysis.children_by(word, "obj")
    elif analysis.upos[word] == "PROPN":
        near = analysis.children_by(word, "nmod:desc")  # "President Olga Brandt of Norland"
    else:
        near = [word]
    return [analysis.lemma[token].lower() for token in near]


def _cases(noun: str) -> set[str]:
    """Return the prepositions behind which a noun has the other party."""
    bare = [entry for entry in predicates("n").get(noun, ()) if entry.kind not in _OF_LANDS]
    cases = {case for entry in bare for case in [entry.preposition or "of"]}
    behind = [entry.predicate for entry in phrases().get(noun, ())]
    cases |= {entry.preposition for entry in behind if entry.kind not in _OF_LANDS}
    return cases | ({"of"} if offices().get(noun) == "leads" else set())
