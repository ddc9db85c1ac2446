"""Ties from words that state them: verbs, nouns, adjectives and phrases of the tables.

In: an `Analysis`, the `Parties` around its predicates. Out: `Found`s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import holds_at, is_unreal
from sayso.reading.ties.lexicon import Phrase, Predicate, phrases, predicates, words
from sayso.reading.ties.parties import Parties

_LASTING = frozenset({"opposes", "backs"})
"""Kinds that a plan shows as well as a deed: who sets out to defeat somebody opposes him."""
_REINS = frozenset({"leads", "commands", "owns"})
_OFFICES = frozenset({"leads", "commands", "works_for", "member_of"})
_HEADING = frozenset({"leads", "commands"})
_AIMS = frozenset({"for", "lest", "without", "before"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "being"})
_ASPECTS = frozenset({"use", "continue", "remain", "keep", "begin", "start", "come", "go", "stop",
                      "cease", "help"})  # fmt: skip


def stative_ties(analysis: Analysis, parties: Parties) -> Iterator[Found]:
    """Yield the ties of every word of the tables."""
    verbs, nouns, adjectives = predicates("v"), predicates("n"), predicates("a")
    plurals = predicates("p")
    for token, tag in enumerate(analysis.upos):
        lemma = analysis.lemma[token]
        form = analysis.form[token].lower()
        if tag == "VERB":
            entries = verbs.get(_with_particle(analysis, token)) or verbs.get(lemma, ())
            yield from _verb(analysis, parties, token, entries)
        if lemma in nouns and (tag == "NOUN" or _is_owned(analysis, token)):
            yield from _noun(analysis, parties, token, nouns[lemma])
        if lemma in plurals and analysis.xpos[token] == "NNS":
            yield from _noun(analysis, parties, token, plurals[lemma])
        if tag == "NOUN" and lemma in phrases():
            yield from _phrase(analysis, parties, token, phrases()[lemma])
        if tag in ("ADJ", "VERB", "ADV") and form in adjectives:
            yield from _adjective(analysis, parties, token, adjectives[form])


def _with_particle(analysis: Analysis, token: int) -> str:
    """Return a verb's lemma with its particle: "set up"."""
    particle = analysis.child(token, "compound:prt")
    lemma = analysis.lemma[token]
    return lemma if particle is None else f"{lemma} {analysis.form[particle].lower()}"


def _is_owned(analysis: Analysis, token: int) -> bool:
    """Tell whether a word tagged as an adjective is a noun by its possessive ("its rival")."""
    return analysis.upos[token] == "ADJ" and analysis.child(token, "nmod:poss") is not None


def _verb(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Predicate]
) -> Iterator[Found]:
    if not entries or is_unreal(analysis, token):
        return
    planned = _is_planned(analysis, token)
    if analysis.lemma[token] in words().deeds and _is_done(analysis, token):
        return
    passive = parties.is_passive(token)
    subjects: list[str] | None = None
    for entry in entries:
        if planned and entry.kind not in _LASTING:
            continue
        if entry.direction == "^":
            behind = parties.after(token, entry.preposition)
            moved = parties.subjects(token) if passive else parties.objects(token)
            yield from _pairs(analysis, entry, behind, moved, token)
            continue
        if subjects is None:
            subjects = parties.bearing(token) or parties.subjects(token)
        if passive and not entry.preposition:
            yield from _pairs(analysis, entry, parties.agents(token), subjects, token)
            continue
        if passive and entry.kind == "opposes":
            yield from _wrested(analysis, parties, token, entry)
            continue
        if entry.preposition:
            others = parties.after(token, entry.preposition)
        elif _is_phrase(analysis, token):
            continue
        else:
            others = parties.objects(token) or _behind_object(analysis, parties, token, entry)
        yield from _pairs(analysis, entry, subjects, others, token)


def _wrested(analysis: Analysis, parties: Parties, token: int, entry: Predicate) -> Iterator[Found]:
    """Read "the town was retaken by X from Y", where the tree may hang Y on X."""
    others = parties.after(token, entry.preposition)
    if not others:
        agents = analysis.children_by(token, "obl:agent", "obl")
        by = [agent for agent in agents if "by" in parties.prepositions(agent)]
        others = [actor for agent in by for actor in parties.after(agent, entry.preposition)]
    yield from _pairs(analysis, entry, parties.agents(token), others, token)


def _is_planned(analysis: Analysis, token: int) -> bool:
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
    if entry.kind not in _LASTING:
        return []
    owned = [
        child
        for child in analysis.children_by(token, "obj")
        if analysis.lemma[child] in words().belongings
    ]
    return [actor for child in owned for actor in parties.possessors(child)]


def _noun(
    analysis: Analysis, parties: Parties, token: int, entries: Sequence[Predicate]
) -> Iterator[Found]:
    """Read "X, an ally of Y", "X is part of Y", "Y's ally X", "X's fight against Y"."""
    if is_unreal(analysis, token):
        return
    for entry in as_deputy(analysis, token, entries):
        if entry.preposition == "between":
            yield from _among(analysis, entry, parties.after(token, "between"), token)
            continue
        if entry.preposition:
            read = parties.against if entry.kind in _LASTING else parties.after
            others = read(token, entry.preposition)
            holders = parties.owners(token) if others else []
            verb = None if others else parties.conducted_by(token)
            if verb is not None:  # "the war that X wages against Y"
                others = parties.after(verb, entry.preposition)
                holders = parties.agents(verb) or parties.subjects(verb)
        else:
            others = parties.at(analysis.children_by(token, "nmod:poss"))
            others = others or parties.after(token, "of")
            if analysis.lemma[token] not in words().sent:
                others = others or parties.after(token, "to")
            others = others or _bound(parties, token)
            if not others and entry.kind in _OFFICES:
                others = parties.owners_before(token)  # "a government spokesman"
            holders = parties.holders(token) if others else []
            if not holders and entry.kind == "member_of":
                holders = parties.here(token)  # "40 members of the union"
            if not others and entry.direction == "=" and analysis.child(token, "cop") is not None:
                yield from _among(analysis, entry, parties.subjects(token), token)
                continue
        holders = [holder for holder in holders if holder not in others]
        yield from _pairs(analysis, entry, holders, others, token)


def as_deputy(analysis: Analysis, token: int, entries: Sequence[Predicate]) -> Sequence[Predicate]:
    """Return what an office says where a word beside it makes it a deputy's: he works there."""
    before = [*analysis.children_by(token, "amod", "compound"), max(0, token - 1)]
    if not any(analysis.lemma[word].lower() in words().deputies for word in before):
        return entries
    return [
        replace(entry, kind="works_for") if entry.kind in _HEADING else entry for entry in entries
    ]


def _bound(parties: Parties, noun: int) -> list[str]:
    """Return whose rival or founder it is by the subject of the clause ("met with its rival")."""
    verb = parties.clause_of(noun)
    return [] if verb is None else parties.bound_by(noun, parties.subjects(verb))


def _phrase(
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
    if _is_planned(analysis, verb):
        return
    holders = _holding(analysis, parties, verb, token, fitting[0].predicate)
    for entry in fitting:
        behind = entry.predicate.preposition
        others = parties.behind(token, behind) or (
            parties.behind(verb, behind) if verb != token else []
        )
        if not others and behind == "of":
            others = parties.owners_before(token)
        yield from _pairs(analysis, entry.predicate, holders, others, verb)


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
        return parties.here(governor)
    return parties.subjects(governor) if analysis.upos[governor] == "VERB" else []


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
        yield from _pairs(analysis, entry, subjects, others, token)
    symmetric = entries[0].direction == "=" and analysis.deprel[token] not in ("amod", "acl")
    if symmetric and not has_other and analysis.child(token, "obl", "nmod") is None:
        yield from _among(analysis, entries[0], subjects, token)


def _bearers(analysis: Analysis, parties: Parties, token: int) -> list[str]:
    """Return of whom an adjective is said.

    With a complement it never stands before its noun: in "troops loyal to X clashed with units" it
    is said of the troops, wherever the tree hangs it.
    """
    has_complement = analysis.child(token, "obl", "nmod") is not None
    if analysis.deprel[token] == "amod" and analysis.head[token] > token > 0 and has_complement:
        return parties.here(token - 1)
    return parties.subjects(token)


def _pairs(
    analysis: Analysis,
    entry: Predicate,
    subjects: Sequence[str],
    others: Sequence[str],
    token: int,
) -> Iterator[Found]:
    span = analysis.span(token, token)
    for subject in subjects:
        for other in others:
            from_, to = (other, subject) if entry.direction == "<" else (subject, other)
            holds = holds_at(analysis, token)
            if entry.holds and holds != "future":
                holds = entry.holds
            rule = f"stative.{entry.lemma}"
            yield Found(entry.kind, from_, to, holds, span, token, rule)


def _among(
    analysis: Analysis, entry: Predicate, parties: Sequence[str], token: int
) -> Iterator[Found]:
    """Yield the tie of two parties named together ("A and B are allies"); more are left open."""
    if len(parties) == 2:
        yield from _pairs(analysis, entry, parties[:1], parties[1:], token)
