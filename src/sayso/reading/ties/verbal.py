"""Ties from verbs that state them: "X leads Y", "the town was retaken by X from Y".

In: an `Analysis`, the `Parties`, a verb and its rows. Out: `Found`s. A plan or one finished deed is
no tie, save where an aim shows it ("to defeat Y").
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import is_unreal
from sayso.reading.ties.lexicon import Predicate, phrases, words
from sayso.reading.ties.pairing import LASTING, pairs
from sayso.reading.ties.parties import Parties

_AIMS = frozenset({"for", "lest", "without", "before"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "being"})
_ASPECTS = frozenset({"use", "continue", "remain", "keep", "begin", "start", "come", "go", "stop",
                      "cease", "help"})  # fmt: skip


def verb_ties(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Predicate]
) -> Iterator[Found]:
    """Yield the ties of a verb to its object or to the party behind its preposition."""
    if not entries or is_unreal(analysis, token):
        return
    planned = is_planned(analysis, token)
    if analysis.lemma[token] in words().deeds and _is_done(analysis, token):
        return
    passive = parties.is_passive(token)
    subjects: list[str] | None = None
    for entry in entries:
        if planned and entry.kind not in LASTING:
            continue
        if entry.direction == "^":
            behind = parties.after(token, entry.preposition)
            moved = parties.subjects(token) if passive else parties.objects(token)
            yield from pairs(analysis, entry, behind, moved, token)
            continue
        if subjects is None:
            subjects = parties.bearing(token) or parties.subjects(token)
        if passive and not entry.preposition:
            yield from pairs(analysis, entry, parties.agents(token), subjects, token)
            continue
        if passive and entry.kind == "opposes":
            yield from _wrested(analysis, parties, token, entry)
            continue
        if entry.preposition:
            read = parties.behind if entry.kind in LASTING else parties.after
            others = read(token, entry.preposition)
        elif _is_phrase(analysis, token):
            continue
        else:
            others = parties.objects(token) or _behind_object(analysis, parties, token, entry)
        yield from pairs(analysis, entry, subjects, others, token)


def with_particle(analysis: Analysis, token: int) -> str:
    """Return a verb's lemma with its particle: "set up"."""
    particle = analysis.child(token, "compound:prt")
    lemma = analysis.lemma[token]
    return lemma if particle is None else f"{lemma} {analysis.form[particle].lower()}"


def _wrested(analysis: Analysis, parties: Parties, token: int, entry: Predicate) -> Iterator[Found]:
    """Read "the town was retaken by X from Y", where the tree may hang Y on X."""
    others = parties.after(token, entry.preposition)
    if not others:
        agents = analysis.children_by(token, "obl:agent", "obl")
        by = [agent for agent in agents if "by" in parties.prepositions(agent)]
        others = [actor for agent in by for actor in parties.after(agent, entry.preposition)]
    yield from pairs(analysis, entry, parties.agents(token), others, token)


def is_planned(analysis: Analysis, token: int) -> bool:
    """Tell whether a verb is only set out for ("plans to lead"), not gone on with ("used to")."""
    mark = analysis.child(token, "mark")
    if mark is None or analysis.form[mark].lower() != "to":
        return mark is not None and analysis.form[mark].lower() in _AIMS
    governor = analysis.head[token]
    return governor < 0 or analysis.lemma[governor] not in _ASPECTS


def _is_done(analysis: Analysis, token: int) -> bool:
    """Tell whether a verb tells one finished act ("destroyed the tanks")."""
    adverbs = analysis.children_by(token, "advmod")
    if any(analysis.form[adverb].lower() in words().habits for adverb in adverbs):
        return False
    if analysis.xpos[token] == "VBN":
        helpers = analysis.children_by(token, "aux:pass")
        return not any(analysis.form[helper].lower() in _PRESENT for helper in helpers)
    return analysis.xpos[token] == "VBD"


def _is_phrase(analysis: Analysis, token: int) -> bool:
    """Tell whether verb and object make a phrase of the table ("joined forces")."""
    return any(
        analysis.lemma[token] in entry.verbs
        for child in analysis.children_by(token, "obj")
        for entry in phrases().get(analysis.lemma[child], ())
    )


def _behind_object(analysis: Analysis, parties: Parties, token: int, entry: Predicate) -> list[str]:
    """Return whose an object is, where that is who is meant ("attack X's positions")."""
    if entry.kind not in LASTING:
        return []
    owned = [
        child
        for child in analysis.children_by(token, "obj")
        if analysis.lemma[child] in words().belongings
    ]
    return [actor for child in owned for actor in parties.possessors(child)]
