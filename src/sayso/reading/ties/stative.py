"""Ties from words that state them: nouns and adjectives here, verbs and phrases beside.

In: an `Analysis`, the `Parties` around its predicates. Out: `Found`s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import is_unreal
from sayso.reading.ties.lexicon import Predicate, offices, phrases, predicates, words
from sayso.reading.ties.pairing import LASTING, among, pairs
from sayso.reading.ties.parties import Parties
from sayso.reading.ties.phrasal import phrase_ties
from sayso.reading.ties.verbal import verb_ties, with_particle

_OFFICES = frozenset({"leads", "commands", "works_for", "member_of"})
_IN_LAW = ["-", "in", "-", "law"]
_HEADING = frozenset({"leads", "commands"})


def stative_ties(analysis: Analysis, parties: Parties) -> Iterator[Found]:
    """Yield the ties of every word of the tables."""
    verbs, nouns, adjectives = predicates("v"), predicates("n"), predicates("a")
    plurals = predicates("p")
    for token, tag in enumerate(analysis.upos):
        lemma = analysis.lemma[token]
        form = analysis.form[token].lower()
        is_noun = tag == "NOUN" or (tag == "PROPN" and analysis.form[token].islower())
        if tag == "VERB":
            entries = verbs.get(with_particle(analysis, token)) or verbs.get(lemma, ())
            yield from verb_ties(analysis, parties, token, entries)
        if lemma in nouns and (is_noun or _is_owned(analysis, token)):
            yield from _noun(analysis, parties, token, nouns[lemma])
        if lemma in plurals and analysis.xpos[token] == "NNS":
            yield from _noun(analysis, parties, token, plurals[lemma])
        if is_noun and lemma in phrases():
            yield from phrase_ties(analysis, parties, token, phrases()[lemma])
        if tag in ("ADJ", "VERB", "ADV") and form in adjectives:
            yield from _adjective(analysis, parties, token, adjectives[form])


def _is_owned(analysis: Analysis, token: int) -> bool:
    """Tell whether a word tagged as an adjective is a noun by its possessive ("its rival")."""
    return analysis.upos[token] == "ADJ" and analysis.child(token, "nmod:poss") is not None


def _noun(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Predicate]
) -> Iterator[Found]:
    """Read "X, an ally of Y", "X is part of Y", "Y's ally X", "X's fight against Y"."""
    if is_unreal(analysis, token) or is_kin(analysis, token):
        return
    for entry in as_deputy(analysis, token, entries):
        if entry.preposition == "between":
            yield from among(analysis, entry, parties.after(token, "between"), token)
            continue
        if entry.kind == "part_of" and entry.preposition:
            yield from _united(analysis, parties, token, entry)
            continue
        if entry.preposition:
            read = parties.against if entry.kind in LASTING else parties.after
            others = read(token, entry.preposition)
            holders = parties.owners(token) if others else []
            verb = None if others else parties.conducted_by(token)
            if verb is not None:  # "the war that X wages against Y"
                others = parties.after(verb, entry.preposition)
                holders = parties.agents(verb) or parties.subjects(verb)
        else:
            others = parties.at(analysis.children_by(token, "nmod:poss"))
            others = others or parties.after(_last_part(analysis, token), "of")
            others = others or _shared(analysis, parties, token)
            if analysis.lemma[token] not in words().sent:
                others = others or parties.after(token, "to")
            others = others or _bound(parties, token)
            if not others and entry.kind in _OFFICES:
                others = parties.owners_before(token)  # "a government spokesman"
            holders = parties.holders(token) if others else []
            if others and not holders:
                holders = parties.names_of(_last_part(analysis, token))
            if not holders and entry.kind == "member_of":
                holders = parties.here(token)  # "40 members of the union"
            if not others and entry.direction == "=" and analysis.child(token, "cop") is not None:
                yield from among(analysis, entry, parties.listed(token), token)
                continue
        holders = [holder for holder in holders if holder not in others]
        yield from pairs(analysis, entry, holders, others, token)


def is_kin(analysis: Analysis, token: int) -> bool:
    """Tell whether members are those of a family ("family members of the victims")."""
    before = [*analysis.children_by(token, "compound"), max(0, token - 1)]
    return any(analysis.lemma[word] in ("family", "household", "cast") for word in before)


def _united(analysis: Analysis, parties: Parties, token: int, entry: Predicate) -> Iterator[Found]:
    """Read "X is an alliance of A, B and C", "of militias including A and B"."""
    behind = [
        noun
        for noun in analysis.children_by(token, "nmod")
        if entry.preposition in parties.prepositions(noun)
    ]
    gathered = [actor for noun in behind for actor in parties.gathered(noun)]
    parts = gathered or parties.at(behind)
    wholes = parties.holders(token) or parties.here(token)
    yield from pairs(analysis, entry, wholes, parts, token)


def as_deputy(analysis: Analysis, token: int, entries: Sequence[Predicate]) -> Sequence[Predicate]:
    """Return what an office says where a word beside it makes it a deputy's: he works there."""
    before = [*analysis.children_by(token, "amod", "compound"), max(0, token - 1)]
    if not any(analysis.lemma[word].lower() in words().deputies for word in before):
        return entries
    return [
        replace(entry, kind="works_for") if entry.kind in _HEADING else entry for entry in entries
    ]


def _last_part(analysis: Analysis, token: int) -> int:
    """Return the "law" of "brother-in-law", on which the tree may hang whose he is."""
    is_in_law = [form.lower() for form in analysis.form[token + 1 : token + 5]] == _IN_LAW
    return token + 4 if is_in_law else token


def _shared(analysis: Analysis, parties: Parties, token: int) -> list[str]:
    """Return whose an office is by the one joined to it ("founder and chairman of X")."""
    others = [other for other in analysis.children_by(token, "conj") if _is_office(analysis, other)]
    return parties.after(others[0], "of") if others else []


def _is_office(analysis: Analysis, token: int) -> bool:
    bare = analysis.child(token, "det") is None
    return bare and (analysis.lemma[token] in predicates("n") or analysis.lemma[token] in offices())


def _bound(parties: Parties, noun: int) -> list[str]:
    """Return whose rival or founder it is by the subject of the clause ("met with its rival")."""
    verb = parties.clause_of(noun)
    found = [] if verb is None else parties.bound_by(noun, parties.subjects(verb))
    return found or parties.only_body_before(noun)


def _adjective(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Predicate]
) -> Iterator[Found]:
    if is_unreal(analysis, token):
        return
    subjects = _bearers(analysis, parties, token)
    has_other = False
    for entry in entries:
        others = parties.after(token, entry.preposition)
        has_other |= bool(others)
        yield from pairs(analysis, entry, subjects, others, token)
    symmetric = entries[0].direction == "=" and analysis.deprel[token] not in ("amod", "acl")
    if symmetric and not has_other and analysis.child(token, "obl", "nmod") is None:
        yield from among(analysis, entries[0], subjects, token)


def _bearers(analysis: Analysis, parties: Parties, token: int) -> list[str]:
    """Return of whom an adjective is said.

    With a complement it never stands before its noun: in "troops loyal to X clashed with units" it
    is said of the troops, wherever the tree hangs it.
    """
    has_complement = analysis.child(token, "obl", "nmod") is not None
    if analysis.deprel[token] == "amod" and analysis.head[token] > token > 0 and has_complement:
        return parties.here(token - 1)
    return parties.subjects(token)
