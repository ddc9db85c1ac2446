"""Whether a place name stands for those who rule there.

Rules over the tree with the lists of `data/acts.toml`: a bare country name acts unless its
verb makes it land, a capital acts only where the words are of saying, deciding or diplomacy.
A rule's name is what `Mention.rule` says; `None` leaves the name a place. The rules follow the
classes of ReLocaR (Gritta et al. 2017) for literal and metonymic readings; no model takes part.
"""

from sayso.language.analysis import Analysis
from sayso.reading.actors.lexicon import acts, word_list
from sayso.reading.actors.phrases import Phrases

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_PARTY_CASES = frozenset({"to", "with", "against", "between", "by", "from"})
_RELATION_CASES = frozenset({"with", "against", "between", "on", "to", "for", "by", "among"})


def reading_rule(phrases: Phrases, head: int, *, is_capital: bool) -> str | None:
    """Return the rule by which the place name headed at `head` acts, or `None` for a place."""
    a = phrases.analysis
    first = phrases.chain_head(head)
    case = phrases.case_of(head) or phrases.case_of(first)
    governor = a.head[first]
    if governor < 0 or _heads_dateline(a, head):
        return None
    if head in phrases.acting or first in phrases.acting:
        return "metonym.codebook"
    if head in phrases.tied:
        return "metonym.tied"
    relation = a.deprel[first]
    if relation in _SUBJECTS:
        rule = _as_subject(a, governor, is_capital=is_capital)
        if rule is None and is_capital and governor in phrases.predicates:
            return "metonym.capital_subject" if _acts_on(a, head, governor) else None
        return rule
    if relation in {"obj", "iobj"}:
        return _as_object(a.lemma[governor], is_capital=is_capital)
    if relation in {"obl", "obl:agent"}:
        return _as_oblique(a.lemma[governor], case, relation, is_capital=is_capital)
    if relation == "nmod:poss":
        is_act = a.lemma[governor].lower() in acts().policy_nouns or (
            governor in phrases.predicates and not is_capital
        )
        return "metonym.possessor" if is_act else None
    if relation == "nmod":
        return _under_noun(a.lemma[governor].lower(), case, is_capital=is_capital)
    return None


def _heads_dateline(a: Analysis, head: int) -> bool:
    """Say whether a name in capitals opens a paragraph as where it was filed: "LIMA, May 3 -"."""
    start, end = head, head + 1
    while start > 0 and a.block[start - 1] == a.block[head]:
        start -= 1
        if head - start > _LONGEST_NAME or not a.form[start].isupper():
            return False
    while end < len(a) and end - start < _LONGEST_NAME and a.form[end].isupper():
        end += 1
    is_marked = end < len(a) and a.form[end] in {",", "(", "-", "–", "—", "--"}
    return a.form[head].isupper() and len(a.form[head]) > 1 and is_marked


_LONGEST_NAME = 4


def _as_subject(a: Analysis, predicate: int, *, is_capital: bool) -> str | None:
    lemma = a.lemma[predicate]
    if any(a.deprel[child] == "cop" for child in a.children[predicate]):
        if is_capital or lemma in acts().land_nouns or a.upos[predicate] in {"ADV", "PROPN"}:
            return None
        return "metonym.subject"
    if is_capital:
        told = lemma in acts().government_verbs or (
            lemma in acts().phase_verbs
            and any(
                a.deprel[child] == "xcomp" and a.lemma[child] in acts().government_verbs
                for child in a.children[predicate]
            )
        )
        return "metonym.capital_subject" if told or _does_something(a, predicate) else None
    return None if lemma in acts().land_verbs else "metonym.subject"


def _acts_on(a: Analysis, capital: int, predicate: int) -> bool:
    """Say whether the predicate of an event with a capital before it is aimed or has a content.

    "Amman implored the factions to stop": the tree may call both nouns subjects.
    """
    if a.lemma[predicate] in acts().city_verbs - {"hold"} or a.upos[predicate] != "VERB":
        return False
    return any(
        a.deprel[child] in {"obj", "xcomp", "ccomp"}
        or (a.deprel[child] == "nsubj" and child > predicate > capital)
        for child in a.children[predicate]
    )


def _does_something(a: Analysis, predicate: int) -> bool:
    """Say whether a verb has an object and is none of what happens to a city ("Lima saw riots")."""
    has_object = any(a.deprel[child] == "obj" for child in a.children[predicate])
    return has_object and a.lemma[predicate] not in acts().city_verbs


def _as_object(lemma: str, *, is_capital: bool) -> str | None:
    if is_capital:
        return "metonym.addressed" if lemma in acts().address_verbs else None
    return None if lemma in acts().reach_verbs else "metonym.object"


def _as_oblique(lemma: str, case: str, relation: str, *, is_capital: bool) -> str | None:
    if case == "according":
        return "metonym.source"
    if case == "by" and relation in {"obl", "obl:agent"}:
        return None if is_capital and lemma not in acts().government_verbs else "metonym.agent"
    if case == "against" and not is_capital:
        return "metonym.party"
    if case == "from" and not is_capital and lemma in word_list("expelling_verbs"):
        return "metonym.expeller"
    if case in _PARTY_CASES - {"from", "by"} and lemma in acts().party_verbs:
        return "metonym.party"
    return None


def _under_noun(noun: str, case: str, *, is_capital: bool) -> str | None:
    if case == "by":
        return "metonym.agent"
    if case == "of" and not is_capital:
        if noun in acts().done_to_nouns:
            return "metonym.done_to"
        # "the request of Chad" as "Chad's request"
        return "metonym.possessor" if noun in acts().policy_nouns else None
    if case == "from":
        return "metonym.giver" if noun in acts().given_nouns else None
    if case in {"with", "against"} and not is_capital:
        return None if noun in acts().border_nouns else "metonym.party"
    if case in _RELATION_CASES and noun in acts().relation_nouns:
        # "talks in", "attack on the city": towns are attacked as places
        return None if is_capital and case in {"on", "to", "for"} else "metonym.party"
    return None
