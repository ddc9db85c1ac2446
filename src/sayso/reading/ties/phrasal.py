"""Ties from a verb with a noun: "has the blessing of Y", "is at war with Y", "given command of Y".

In: an `Analysis`, the `Parties`, a noun and its rows. Out: `Found`s.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import is_unreal
from sayso.reading.ties.lexicon import Phrase, Predicate, words
from sayso.reading.ties.pairing import among, pairs
from sayso.reading.ties.parties import Parties
from sayso.reading.ties.verbal import is_planned

_REINS = frozenset({"leads", "commands", "owns"})


def phrase_ties(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Phrase]
) -> Iterator[Found]:
    """Read "X has the blessing of Y", "X swore allegiance to Y", "X is at war with Y"."""
    case = analysis.child(token, "case")
    preposition = "" if case is None else analysis.form[case].lower()
    governor = analysis.head[token]
    verb = governor if governor >= 0 and analysis.deprel[token] == "obj" else token
    lemma = analysis.lemma[verb]
    fitting = [
        entry
        for entry in entries
        if entry.case == preposition
        and (not entry.verbs or (verb != token and lemma in entry.verbs))
    ]
    if not fitting or any(is_unreal(analysis, part) for part in (verb, token)):
        return
    if is_planned(analysis, verb):
        return
    holders = _holding(analysis, parties, verb, token, fitting[0].predicate)
    for entry in fitting:
        behind = entry.predicate.preposition
        others = parties.behind(token, behind) or (
            parties.behind(verb, behind) if verb != token else []
        )
        if not others and behind == "of":
            others = parties.owners_before(token)
        if not others and _is_mutual(entry):
            yield from among(analysis, entry.predicate, holders, verb)
            return
        yield from pairs(analysis, entry.predicate, holders, others, verb)


def _is_mutual(entry: Phrase) -> bool:
    """Tell whether two subjects do it to each other ("X and Y signed a pact", "are at war")."""
    is_both_ways = entry.predicate.direction == "="
    return is_both_ways and (entry.predicate.kind == "allied_with" or entry.case == "at")


def _holding(
    analysis: Analysis, parties: Parties, verb: int, noun: int, entry: Predicate
) -> list[str]:
    """Return who has the support or the command that a phrase tells of."""
    if verb == noun:
        return (
            parties.moved_by(noun) if entry.direction == "^" else _located(analysis, parties, noun)
        )
    is_handed = entry.kind in _REINS and analysis.lemma[verb] in words().handing
    if is_handed and not parties.is_passive(verb):
        return parties.at(analysis.children_by(verb, "iobj"))  # "gave her command of the fleet"
    return parties.subjects(verb)


def _located(analysis: Analysis, parties: Parties, noun: int) -> list[str]:
    """Return who "is at war", "troops under the command": the subject or the noun modified."""
    governor = analysis.head[noun]
    if analysis.child(noun, "cop") is not None or governor < 0:
        return parties.subjects(noun)
    if analysis.deprel[noun].startswith("nmod"):
        first = analysis.head[governor] if analysis.deprel[governor] == "conj" else governor
        return parties.here(governor) or parties.at([first])  # "X, Y and others in support of Z"
    if analysis.upos[governor] != "VERB":
        return []
    return parties.agents(governor) or parties.subjects(governor)
