"""Identity: mentions of one happening within a document.

In: draft events in text order. Out: groups, the first mention first. Two mentions are one
event only where it is safe: a definite nominal ("the attack", "his coup") takes up the last
event of the same type whose parties, polarity and reality agree with what it says itself; a verb
in the sentences behind a headline takes up the headline's event with the same parties; a relative
clause on whom a deed befell takes up the noun for it; within a sentence a blow and what came of it
are one, and a deed and the noun for how it was done. Everything else stays apart: a split can be
mended later, a wrong merge makes false facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GENERAL = word_list("identity", "general")
"""Nouns that take up an event told in other words; "war" and "coup" only take up their own."""

_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types in which it says little on which side somebody stands."""

_OUTCOMES = word_list("identity", "outcomes")
_HOW = frozenset({"in", "by", "through"})
"""Before the noun for what a verb tells: "killed ten in an attack"."""
_HOW_MET = frozenset({"on", "for"})
"""The same where people meet: "arrived on a visit", "gathered for talks"."""
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_LEAD = 3  # sentences behind a headline that tell its event again
_REACH = 6  # sentences back; further away "the attack" is too often another one


@dataclass(frozen=True, slots=True)
class Draft:
    """What identity needs to know of a mention."""

    token: int
    is_noun: bool
    type: str
    types: frozenset[str]
    """All types that the words may have; a bare noun takes that of the event it takes up."""
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    negated: bool
    hypothetical: bool
    places: str | None
    lemma: str
    """The event noun, or the lemma of the verb."""
    keys: frozenset[str]
    """Lexicon entries of the words: "coup" and "stage a coup" share one."""
    modes: frozenset[str] = frozenset()
    """The modes that the lexicon gives the words: "kidnapped" and "the abduction" share one."""


def group(analysis: Analysis, drafts: Sequence[Draft]) -> list[list[int]]:
    """Return the indices of the drafts, grouped by happening, groups in order of first mention."""
    groups: list[list[int]] = []
    for index, draft in enumerate(drafts):
        target = _antecedent(analysis, drafts, groups, draft)
        if target is None:
            groups.append([index])
        else:
            target.append(index)
    return groups


def _antecedent(
    analysis: Analysis, drafts: Sequence[Draft], groups: list[list[int]], draft: Draft
) -> list[int] | None:
    if _repeats_headline(analysis, drafts, groups, draft):
        return groups[0]
    deed = _same_deed(analysis, drafts, groups, draft)
    if deed is not None:
        return deed
    told_of = _noun_of_whom(analysis, drafts, groups, draft)
    if told_of is not None:
        return told_of
    if not draft.is_noun or not _is_definite(analysis, draft.token):
        return None
    here = analysis.sentence[draft.token]
    nearest: tuple[int, list[int]] | None = None
    for candidate in reversed(groups[-24:]):
        first = drafts[candidate[0]]
        told = analysis.sentence[drafts[candidate[-1]].token]
        if nearest and told != nearest[0]:
            break
        if here - told > _REACH or not _agrees(first, draft):
            continue
        if first.keys & draft.keys:  # of one sentence the same word goes before another one
            return candidate
        nearest = nearest or (told, candidate)
    return nearest[1] if nearest else None


def _same_deed(
    analysis: Analysis, drafts: Sequence[Draft], groups: list[list[int]], draft: Draft
) -> list[int] | None:
    """Return the event of the same sentence that a mention tells once more in another way."""
    here = analysis.sentence[draft.token]
    for candidate in reversed(groups[-6:]):
        for member in candidate:
            first = drafts[member]
            if analysis.sentence[first.token] != here or first.negated != draft.negated:
                continue
            if first.type != draft.type or not _fits_either(first.agents, draft.agents):
                continue
            if (
                _comes_of(analysis, first, draft)
                or _is_how(analysis, first, draft)
                or _is_how(analysis, draft, first)
                or _protests_by(analysis, first, draft)
            ):
                return candidate
    return None


def _verbs(analysis: Analysis, draft: Draft) -> set[int]:
    """Return the event noun or verb, and the light verb that a noun is the object of."""
    is_object = draft.is_noun and analysis.deprel[draft.token] in ("obj", "obl:unmarked")
    return {draft.token, analysis.head[draft.token]} if is_object else {draft.token}


def _comes_of(analysis: Analysis, first: Draft, later: Draft) -> bool:
    """Tell whether a verb says what came of a blow: "opened fire, killing two"."""
    token = later.token
    if later.type != "ASSAULT" or later.is_noun or later.lemma not in _OUTCOMES:
        return False
    if analysis.child(token, "nsubj", "nsubj:pass", "mark") is not None:
        return False
    hangs = analysis.deprel[token] == "conj" or (
        analysis.deprel[token] == "advcl" and analysis.xpos[token] == "VBG"
    )
    return hangs and analysis.head[token] in _verbs(analysis, first)


def _is_how(analysis: Analysis, deed: Draft, noun: Draft) -> bool:
    """Tell whether a noun says how a deed was done: "killed ten in an attack on the village"."""
    if deed.is_noun or not noun.is_noun or analysis.head[noun.token] != deed.token:
        return False
    case = analysis.child(noun.token, "case")
    word = analysis.form[case].lower() if case is not None else ""
    if _is_definite(analysis, noun.token):
        return False  # "met the king on his visit": told before
    return word in (_HOW_MET if deed.type == "CONSULT" else _HOW)


def _protests_by(analysis: Analysis, first: Draft, later: Draft) -> bool:
    """Tell whether an act of protest is told with its aim: "began a hunger strike to protest"."""
    is_aim = later.type == "PROTEST" and later.lemma == "protest" and not later.is_noun
    above = analysis.head[later.token]
    if analysis.deprel[later.token] == "acl":  # "blocked a road to protest": hung on the road
        above = analysis.head[above]
    hangs = analysis.deprel[later.token] in ("advcl", "xcomp", "acl")
    return is_aim and hangs and above in _verbs(analysis, first)


def _fits_either(first: tuple[str, ...], later: tuple[str, ...]) -> bool:
    """Tell whether two mentions may have the same on a side: silence of either fits all."""
    return not first or not later or bool(set(first) & set(later))


def _noun_of_whom(
    analysis: Analysis, drafts: Sequence[Draft], groups: list[list[int]], draft: Draft
) -> list[int] | None:
    """Return the event noun that a relative clause tells again: "the arrest of X, whom they held".

    Both have the same type and polarity, and the clause is about whom it befell.
    """
    if draft.is_noun or analysis.deprel[draft.token] not in ("acl:relcl", "acl"):
        return None
    befell = analysis.child(draft.token, "obj", "nsubj:pass")
    if befell is None or analysis.form[befell].lower() not in _RELATIVE:
        return None
    whose = analysis.head[draft.token]
    for candidate in reversed(groups[-3:]):
        first = drafts[candidate[-1]]
        same = first.type == draft.type and first.negated == draft.negated
        is_noun = first.is_noun and analysis.head[whose] == first.token
        if is_noun and same and (not first.agents or _fits(first.agents, draft.agents)):
            return candidate
    return None


def _repeats_headline(
    analysis: Analysis, drafts: Sequence[Draft], groups: list[list[int]], draft: Draft
) -> bool:
    """Tell whether a verb tells the event of the headline once more, in full sentences.

    The headline is a first sentence that stands alone in its paragraph, without a stop; both
    name the same parties, and the words are of one kind.
    """
    if not groups or len(analysis.sentence_tokens) < 2:
        return False
    first = drafts[groups[0][0]]
    end = analysis.sentence_tokens[0][1]
    alone = analysis.block[end - 1] != analysis.block[end]
    if not alone or analysis.form[end - 1] in (".", "!", "?") or first.token >= end:
        return False
    if not 0 < analysis.sentence[draft.token] <= _LEAD or _is_told_apart(analysis, draft.token):
        return False
    same = first.type == draft.type and first.negated == draft.negated
    parties = bool(set(first.agents) & set(draft.agents)) and (
        _fits(first.recipients, draft.recipients)
        or _has_same_object(analysis, first.token, draft.token)
    )
    return same and parties and bool(first.keys & draft.keys or first.lemma == draft.lemma)


def _has_same_object(analysis: Analysis, first: int, later: int) -> bool:
    """Tell whether the same words are the object of both: unnamed groups are two actors."""
    words = [
        [analysis.lemma[at].lower() for at in (one, *analysis.children_by(one, "nummod", "amod"))]
        for token in (first, later)
        for one in analysis.children_by(token, "obj", "nsubj")
        if one > token  # an object behind the verb is at times read as its subject
    ]
    return len(words) == 2 and words[0] == words[1]


def _is_definite(analysis: Analysis, token: int) -> bool:
    for child in analysis.children[token]:
        named = analysis.deprel[child] == "det" and analysis.form[child].lower() in _DEFINITE
        if named or analysis.deprel[child] == "nmod:poss":
            return not _is_told_apart(analysis, token)
    return False


def _is_told_apart(analysis: Analysis, token: int) -> bool:
    """Tell whether a modifier says that it is another one ("the second raid")."""
    return any(
        analysis.lemma[child].lower()
        in (
            "second",
            "third",
            "other",
            "another",
            "new",
            "latest",
            "next",
            "again",
            "also",
            "twice",
        )
        for child in analysis.children[token]
    )


def _agrees(first: Draft, later: Draft) -> bool:
    kinds = {later.type} if later.agents or later.recipients else later.types
    same_kind = first.type in kinds and first.negated == later.negated
    if not same_kind or first.hypothetical != later.hypothetical:
        return False
    shares = first.keys & later.keys or first.modes & later.modes
    if not shares and later.lemma not in _GENERAL:
        return False
    if later.places and first.places and later.places != first.places:
        return False
    if first.type in _MUTUAL:  # "Chad's president visited Paris. During his visit ..."
        parties = (*first.agents, *first.recipients)
        return _fits(parties, later.agents) and _fits(parties, later.recipients)
    return _fits(first.agents, later.agents) and _fits(first.recipients, later.recipients)


def _fits(first: tuple[str, ...], later: tuple[str, ...]) -> bool:
    """Tell whether the later mention names nobody new; silence fits all."""
    return not later or bool(set(first) & set(later))
