"""Actors that the text names by a noun alone: "the troops", "two officials", "the minister".

A noun of `data/heads.tsv` that acts, speaks or is acted upon makes a mention. It joins an
earlier actor only where a role, a kind of body or the same words point at exactly one;
otherwise it is an actor of its own. Predicate nouns and appositions are left to `roles`.
"""

from dataclasses import dataclass, field

from sayso.reading.actors.anaphora import Found, Memory, antecedent, begin_memory
from sayso.reading.actors.attributes import Surroundings, modifiers, phrase_country
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.governments import (
    of_account,
    of_government,
    of_named_country,
    state_spoken_of,
)
from sayso.reading.actors.lexicon import HeadNoun, acts, head_nouns, word_list
from sayso.reading.actors.phrases import is_plural
from sayso.reading.actors.same_words import SameWords
from sayso.reading.actors.sectors import phrase_sectors, with_body_class
from sayso.reading.actors.speaking import (
    is_epithet,
    some_of_them,
    speaks,
    stands_before_saying,
    unlisted_body,
    unlisted_party,
    unlisted_speaker,
)
from sayso.reading.coreference import Chains
from sayso.record.vocabulary import ActorType, MentionKind

_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "nmod:poss", "root",
     "dislocated", "parataxis"}
)  # fmt: skip
_CASES = frozenset(
    {"by", "with", "against", "to", "from", "for", "among", "between", "according", "on", "of",
     "toward", "towards", "including", "like", "despite", "over", "behind", "under", "than"}
)  # fmt: skip
_QUANTITIES = word_list("quantities")
_VAGUE = word_list("vague_heads")
_WOMEN = word_list("women")
_MEN = word_list("men")
_WITH_ARTICLE = word_list("bodies_with_article")
_SIDES = word_list("sides_of_a_river")
_UNSPECIFIC = word_list("unspecific")
_COUNTABLE = frozenset({"person", "group", "organisation", "media"})


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a noun: whom it may point at, who was named by the same words."""

    memory: Memory
    said: SameWords
    account: Draft | None
    """The state that the account speaks of."""
    unnamed: list[tuple[Draft, Draft]] = field(default_factory=list)
    """Those whose name comes later, behind it: they are joined in the end."""


def add_nominals(around: Surroundings, chains: Chains) -> None:
    """Add the actors named by nouns to the cast, in text order."""
    a = around.phrases.analysis
    memory = begin_memory(around, chains)
    before = _Before(memory, SameWords(around), state_spoken_of(around))
    lexicon = head_nouns()
    for token, upos in enumerate(a.upos):
        if token in around.cast.at or upos in {"PUNCT", "VERB", "PRON"}:
            continue
        unlisted = unlisted_body(around, token) or some_of_them(around, token)
        if unlisted is not None:
            around.cast.add(unlisted)
            continue
        if upos not in {"NOUN", "PROPN"}:
            continue
        noun = lexicon.get(a.lemma[token].lower()) or unlisted_speaker(around, token)
        noun = noun or unlisted_party(around, token)
        if a.form[token].lower() == "media" and speaks(around.phrases, token):
            noun = lexicon["media"]  # whose lemma is "medium"
        if noun is None and a.lemma[token].lower() not in _QUANTITIES:
            continue
        if token in around.name_head_at or _lacks_complement(around, token):
            continue
        if noun is not None and _is_open_epithet(around, memory, token, noun):
            continue
        noun, inner = _inner_noun(around, token, noun)
        if noun is not None and _is_argument(around, token, noun):
            _place_nominal(around, before, token, noun, inner)
    for named, unnamed in before.unnamed:
        _join_unnamed(around, named, unnamed)


def _is_open_epithet(around: Surroundings, memory: Memory, token: int, noun: HeadNoun) -> bool:
    """Say whether the phrase may mean anybody before it, and points at none: "the mogul"."""
    return is_epithet(around, token) and antecedent(around, memory, token, noun) is None


def _lacks_complement(around: Surroundings, token: int) -> bool:
    """Say whether a noun of many senses stands alone: "came to a head", "on the other side"."""
    a = around.phrases.analysis
    lemma = a.lemma[token].lower()
    if lemma in _WITH_ARTICLE and (
        not around.phrases.is_definite(token) or a.child(token, "nmod") is not None
    ):
        return True  # "met little resistance", "the resistance of the church"
    if lemma == "state" and any(
        a.deprel[c] == "nmod" and a.upos[c] == "NOUN" and around.phrases.case_of(c) == "of"
        for c in a.children[token]
    ):
        return True  # "a state of emergency": no country
    if lemma == "bank" and any(a.form[c].lower() in _SIDES for c in a.children[token]):
        return True  # "on the right bank"
    if any(a.deprel[c] == "det" and a.lemma[c].lower() in _UNSPECIFIC for c in a.children[token]):
        return True  # "no soldier", "any civilian": nobody in particular
    if a.upos[token] == "PROPN" and a.deprel[token] == "nmod:poss":
        above = a.head[token]
        if a.upos[above] == "PROPN" and a.form[above][:1].isupper():
            return True  # "the Karelian People's Union": a part of a name
    if a.form[token + 1 : token + 3] == ["-", "of"] and a.end[token] == a.start[token + 1]:
        return True  # "the chief-of-staff": the word as a whole
    if lemma not in _VAGUE or modifiers(around.phrases, token):
        return False
    noun = head_nouns().get(lemma)  # "a source said": somebody, whoever it is
    return noun is None or noun.type != "person" or not speaks(around.phrases, token)


def _inner_noun(
    around: Surroundings, token: int, noun: HeadNoun | None
) -> tuple[HeadNoun | None, int]:
    """Return the noun that tells the kind: of "dozens of protesters" that is the protesters."""
    lemma = around.phrases.analysis.lemma
    while lemma[token].lower() in _QUANTITIES:
        inner = _counted(around, token)
        if inner is None:
            break
        noun, token = head_nouns().get(lemma[inner].lower()), inner
    return noun, token


def _counted(around: Surroundings, quantity: int) -> int | None:
    """Return the people, or the next quantity, in "hundreds of thousands of protesters"."""
    a = around.phrases.analysis
    for child in a.children[quantity]:
        if a.deprel[child] == "nmod" and around.phrases.case_of(child) == "of":
            lemma = a.lemma[child].lower()
            noun = head_nouns().get(lemma)
            if (lemma in _QUANTITIES and child > quantity) or (
                noun is not None and noun.type in _COUNTABLE
            ):
                return child
    return None


def _is_argument(around: Surroundings, token: int, noun: HeadNoun) -> bool:
    a = around.phrases.analysis
    if any(a.deprel[child] == "cop" for child in a.children[token]):
        return False
    first = around.phrases.chain_head(token)
    relation = a.deprel[first]
    if stands_before_saying(around.phrases, token) or token in around.phrases.tied:
        return True
    if noun.type == "state" and relation not in {"nsubj", "nsubj:pass", "obl:agent"}:
        return _is_state_dealt_with(around, first)  # "entered the country": land
    if relation in _ARGUMENTS:
        return relation != "root" or not any(
            a.deprel[c] in {"nsubj", "cop"} for c in a.children[first]
        )
    if relation in {"obl", "nmod"}:
        case = around.phrases.case_of(token) or around.phrases.case_of(first)
        if case in _OF_WHAT_KIND and noun.type == "person" and _is_one_of_many(around, token):
            return False  # "mistake him for a democrat", "like a soldier": what, not who
        if relation == "nmod" and a.lemma[a.head[first]].lower() in _QUANTITIES:
            return False
        if case in {"into", "upon", "on"} and a.head[first] in around.phrases.predicates:
            return True  # "an investigation into nine officers"
        return case in _CASES or (case == "at" and _is_aimed_at(around, first))
    return False


def _is_state_dealt_with(around: Surroundings, token: int) -> bool:
    """Say whether an unnamed state is a party of an event: "pledged oil to eleven states"."""
    a = around.phrases.analysis
    above = a.head[token]
    if above < 0 or above not in around.phrases.predicates:
        return False
    if a.deprel[token] in {"obj", "iobj"}:
        return a.lemma[above] not in acts().reach_verbs | acts().land_verbs
    return around.phrases.case_of(token) in {"with", "against", "to", "by", "between"}


def _is_aimed_at(around: Surroundings, token: int) -> bool:
    """Say whether a verb of aiming stands above: "threw stones at the police"."""
    a = around.phrases.analysis
    above = a.head[token]
    if above >= 0 and a.deprel[token] == "nmod":
        above = a.head[above]
    return above >= 0 and a.lemma[above].lower() in word_list("aiming_verbs")


_OF_WHAT_KIND = frozenset({"for", "like", "than"})


def _is_one_of_many(around: Surroundings, token: int) -> bool:
    return not is_plural(around.phrases, token) and around.phrases.is_indefinite(token)


def _place_nominal(
    around: Surroundings, before: _Before, token: int, noun: HeadNoun, inner: int
) -> None:
    plural = is_plural(around.phrases, token)
    found = _pointed_at(around, before, token, noun, is_whole=inner == token)
    if found is None:
        draft = around.cast.add(_new_nominal(around, token, noun, inner))
        before.said.note(token, draft, plural=plural)
        return
    draft, kind, rule = found
    if rule == "apposition":
        unnamed = before.said.find(token, noun, plural=plural)
        before.unnamed.extend([(draft, unnamed)] if unnamed is not None else [])
    before.said.note(token, draft, plural=plural)
    score = before.memory.shares.share_of(token, draft) if rule == "nominal.ranked" else None
    around.cast.sight(draft, _sighting(around, token, kind, rule, score))
    if rule == "apposition" and not draft.sectors:
        draft.sectors = phrase_sectors(around, token)
        draft.country = draft.country or phrase_country(around, token)


def _pointed_at(
    around: Surroundings, before: _Before, token: int, noun: HeadNoun, *, is_whole: bool
) -> Found:
    found = of_named_country(around, token, noun) or antecedent(around, before.memory, token, noun)
    found = found or of_government(around, token, noun) or of_account(around, token, before.account)
    if found is not None or not is_whole:
        return found
    same = before.said.find(token, noun, plural=is_plural(around.phrases, token))
    return (same, "nominal", "nominal.same_words") if same is not None else None


def _join_unnamed(around: Surroundings, named: Draft, unnamed: Draft) -> None:
    """Join who was spoken of before the name: "a mill … The mill, X" is told at the name."""
    drafts = around.cast.drafts
    is_one = unnamed is not named and unnamed in drafts and named in drafts
    is_one = is_one and unnamed.type == named.type
    if is_one and not any(sighting.kind == "name" for sighting in unnamed.sightings):
        around.cast.merge(named, unnamed)
        named.aliases.remove(unnamed.name)  # a phrase, and no name


def _sighting(
    around: Surroundings, token: int, kind: MentionKind, rule: str, score: float | None = None
) -> Sighting:
    first, last = around.phrases.bounds(token)
    return Sighting(token, first, last, kind, rule, score=score)


def _new_nominal(around: Surroundings, token: int, noun: HeadNoun, inner: int) -> Draft:
    kind: ActorType = noun.type
    plural = is_plural(around.phrases, token) or inner != token
    if kind == "person" and plural:
        kind = "group"
    if kind == "person" and _is_unit(around, token):
        kind = "armed_group"
    title: MentionKind = "title" if noun.is_role and not plural else "nominal"
    return Draft(
        kind,
        around.phrases.short_words(token),
        [_sighting(around, token, title, "nominal.new")],
        country=phrase_country(around, token) or phrase_country(around, inner),
        sectors=with_body_class(around, inner, phrase_sectors(around, inner)),
        gender=_gender(around, token),
        is_plural=plural,
    )


def _is_unit(around: Surroundings, token: int) -> bool:
    """Say whether a singular noun is a unit by whose it is: "his own guard", "the palace guard"."""
    a = around.phrases.analysis
    if a.lemma[token].lower() not in word_list("unit_nouns"):
        return False
    return any(
        a.deprel[child] == "nmod:poss" or a.lemma[child].lower() in word_list("whose_guards")
        for child in a.children[token]
    )


def _gender(around: Surroundings, token: int) -> str | None:
    lemma = around.phrases.analysis.lemma[token].lower()
    if lemma.endswith("woman") or lemma in _WOMEN:
        return "f"
    return "m" if lemma.endswith("man") or lemma in _MEN else None
