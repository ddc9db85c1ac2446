"""`read_causes`: the causal links that a text states.

In: an `Analysis`, the events, a function from a token to its claim. Out: `Cause`s in text order,
ids `x1, x2, ...`. Families of cues as in `cues.toml`: conjunctions, prepositions, nouns, verbs,
participles, purpose infinitives. Only what has a cue is read; neither order in time nor a bare
"and" makes a cause. The claim of a link is that of its main clause: who asserts it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.spans import EventsAt, clause, trim, without_mark
from sayso.record.types import Cause, CausePart, Event
from sayso.record.vocabulary import CauseKind

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Link:
    """A link without its id; sides are inclusive token ranges, `anchor` is the asserting clause."""

    kind: CauseKind
    cause: tuple[int, int]
    effect: tuple[int, int]
    cue: tuple[int, int]
    anchor: int
    rule: str


def read_causes(
    analysis: Analysis,
    *,
    events: Sequence[Event],
    claim_of: Callable[[int], str | None],
) -> tuple[Cause, ...]:
    """Return the causal links in text order."""
    at = EventsAt(analysis, events)
    links: dict[tuple[tuple[int, int], tuple[int, int]], _Link] = {}
    for link in _links(analysis, cues(), at):
        if not _overlap(link.cause, link.effect):
            links.setdefault((link.cause, link.effect), link)
    found: list[Cause] = []
    for link in sorted(links.values(), key=lambda link: (link.cue, link.cause, link.effect)):
        claim = claim_of(link.anchor)
        if claim is not None:
            found.append(_cause(analysis, at, link, claim, len(found) + 1))
    return tuple(found)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _cause(analysis: Analysis, at: EventsAt, link: _Link, claim: str, number: int) -> Cause:
    return Cause(
        id=f"x{number}",
        kind=link.kind,
        cause=CausePart(span=analysis.span(*link.cause), event=at.within(*link.cause)),
        effect=CausePart(span=analysis.span(*link.effect), event=at.within(*link.effect)),
        cue=analysis.span(*link.cue),
        claim=claim,
        rule=link.rule,
    )


def _links(analysis: Analysis, table: Cues, at: EventsAt) -> Iterator[_Link]:
    for token, relation in enumerate(analysis.deprel):
        lemma = analysis.lemma[token]
        if relation in ("mark", "advmod") and analysis.form[token].lower() in table.conjunctions:
            yield from _conjunction(analysis, table, token)
        elif relation == "case":
            yield from _preposition(analysis, table, token, at)
        elif relation == "mark" and analysis.form[token].lower() == "to":
            yield from _purpose(analysis, table, token)
        elif relation == "mark" and analysis.form[token].lower() == "for":
            yield from _blame(analysis, table, token)
        elif analysis.upos[token] == "VERB":
            if lemma in table.verbs or lemma in table.turned or lemma in table.prevention:
                yield from _verb(analysis, table, token, at)
            if relation in ("advcl", "acl") and lemma in table.purpose_participles:
                yield from _demand(analysis, table, token)
        elif relation == "cc" and analysis.form[token].lower() == "so":
            yield from _so(analysis, token)


# --- conjunctions -----------------------------------------------------------------------------


def _conjunction(analysis: Analysis, table: Cues, mark: int) -> Iterator[_Link]:
    """Read "M because A": the dependent clause is the cause, or what the table says."""
    dependent = analysis.head[mark]
    main = analysis.head[dependent]
    if main < 0 or analysis.deprel[dependent].partition(":")[0] != "advcl":
        return
    word, words = _whole_cue(analysis, mark)
    kind = table.conjunctions.get(word) or table.conjunctions[analysis.form[mark].lower()]
    if word == "since" and _is_temporal(analysis, dependent):
        return
    if kind == "reaction":
        if not _is_reaction(analysis, table, main) or word == "when":
            return
        kind = "cause"
    if kind == "as":
        if not _explains(analysis, table, main, dependent):
            return
        kind = "cause"
    cause = without_mark(analysis, clause(analysis, dependent), dependent, words)
    effect = _bare(analysis, main, (dependent,))
    cue = min(words), max(words)
    yield _Link(_kind(kind), cause, effect, cue, main, f"conjunction.{word.replace(' ', '_')}")


def _bare(analysis: Analysis, head: int, without: tuple[int, ...]) -> tuple[int, int]:
    """Return a clause without the words that tie it to the one above ("to", "that", "after")."""
    marks = [
        child
        for child in analysis.children[head]
        if analysis.deprel[child] in ("mark", "cc", "case") and child < head
    ]
    return without_mark(analysis, clause(analysis, head, without), head, marks)


def _kind(name: str) -> CauseKind:
    kinds: dict[str, CauseKind] = {
        "cause": "cause", "motive": "motive", "purpose": "purpose", "condition": "condition",
        "prevention": "prevention", "concession": "concession",
    }  # fmt: skip
    return kinds[name]


def _whole_cue(analysis: Analysis, token: int) -> tuple[str, list[int]]:
    """Return a cue with the words fixed to it and an "even" or "so" before it."""
    words = [token, *analysis.children_by(token, "fixed")]
    if token and analysis.form[token - 1].lower() in ("even", "so"):
        words.insert(0, token - 1)
    text = " ".join(analysis.form[word].lower() for word in words)
    return text, words


def _is_temporal(analysis: Analysis, dependent: int) -> bool:
    """Tell whether "since" tells a time: the main clause is a perfect, or a date follows."""
    main = analysis.head[dependent]
    auxiliary = {analysis.form[child].lower() for child in analysis.children[main]}
    perfect = bool(auxiliary & {"has", "have", "had", "'ve", "been"})
    if perfect and analysis.xpos[dependent] == "VBD":
        return True
    first, last = analysis.subtree_bounds[dependent]
    words = analysis.lemma[first : last + 1]
    return any(word.lower() in cues().times or word.isdigit() for word in words[:4])


def _is_reaction(analysis: Analysis, table: Cues, main: int) -> bool:
    lemma = analysis.lemma[main]
    if lemma in table.reaction_verbs or lemma in table.reaction_nouns:
        return True
    return any(
        analysis.deprel[child] in ("obj", "nsubj:pass", "nsubj")
        and analysis.lemma[child] in table.reaction_nouns
        for child in analysis.children[main]
    )


def _explains(analysis: Analysis, table: Cues, main: int, dependent: int) -> bool:
    """Tell whether an "as" clause gives the reason: it follows, with a state or a finished act.

    "As the king said" and "as troops marched by" give a source and a time.
    """
    if dependent < main or analysis.lemma[dependent] in ("say", "report", "expect", "tell", "note"):
        return False
    helpers = {
        analysis.lemma[child]
        for child in analysis.children[dependent]
        if analysis.deprel[child] in ("aux", "cop")
    }
    has_subject = analysis.child(dependent, "nsubj", "nsubj:pass", "expl") is not None
    return has_subject and (bool(helpers & {"have", "be"}) or _is_reaction(analysis, table, main))


def _blame(analysis: Analysis, table: Cues, mark: int) -> Iterator[_Link]:
    """Read "jailed for leading a riot": the deed behind *for* is the cause."""
    deed = analysis.head[mark]
    main = analysis.head[deed]
    if main < 0 or analysis.xpos[deed] != "VBG" or analysis.lemma[main] not in table.answered:
        return
    yield _Link(
        "cause",
        without_mark(analysis, clause(analysis, deed), deed, (mark,)),
        _bare(analysis, main, (deed,)),
        (mark, mark),
        main,
        "preposition.for",
    )


def _so(analysis: Analysis, token: int) -> Iterator[_Link]:
    """Read "A, so B": the clause before is the cause."""
    effect = analysis.head[token]
    cause = analysis.head[effect]
    if cause < 0 or analysis.deprel[effect] != "conj" or analysis.upos[effect] not in _VERBAL:
        return
    yield _Link(
        "cause",
        clause(analysis, cause, (effect,)),
        without_mark(analysis, clause(analysis, effect), effect, (token,)),
        (token, token),
        effect,
        "conjunction.so",
    )


# --- prepositions and nouns -------------------------------------------------------------------


def _preposition(analysis: Analysis, table: Cues, case: int, at: EventsAt) -> Iterator[_Link]:
    word, words = _whole_cue(analysis, case)
    kind = table.prepositions.get(word)
    head = analysis.head[case]
    if kind is None:
        if word in ("in", "as"):
            yield from _noun_cue(analysis, table, head, case)
        return
    main = analysis.head[head]
    if main < 0 or _names_time(analysis, head):
        return
    relation = analysis.deprel[head]
    if relation not in ("obl", "nmod", "advcl", "obl:unmarked"):
        return
    if kind in ("reaction", "reaction_for", "happening", "amid"):
        if not _answers(analysis, table, (main, head), kind, at):
            return
        kind = "cause"
    cause = without_mark(analysis, clause(analysis, head), head, words)
    yield _Link(
        _kind(kind),
        cause,
        _effect_around(analysis, main, head),
        (min(words), max(words)),
        main,
        f"preposition.{word.replace(' ', '_')}",
    )


def _effect_around(analysis: Analysis, main: int, head: int) -> tuple[int, int]:
    """Return the clause around a phrase; for a noun its verb's clause when it is the object."""
    above = analysis.head[main]
    is_object = analysis.deprel[main] in ("obj", "nsubj", "nsubj:pass", "obl") and above >= 0
    if analysis.upos[main] == "NOUN" and is_object and analysis.upos[above] == "VERB":
        return _bare(analysis, above, (head,))
    return _bare(analysis, main, (head,))


def _names_time(analysis: Analysis, token: int) -> bool:
    lemma = analysis.lemma[token].lower()
    return analysis.upos[token] == "NUM" or lemma in cues().times


def _answers(
    analysis: Analysis, table: Cues, pair: tuple[int, int], kind: str, at: EventsAt
) -> bool:
    """Tell whether a phrase after, over or for names what the main word reacts to."""
    main, head = pair
    lemma = analysis.lemma[main]
    if kind == "reaction_for":
        is_act = analysis.upos[head] == "VERB" or at.within(head, head) is not None
        return lemma in table.answered and is_act
    if kind == "amid":
        return _is_reaction(analysis, table, main) and analysis.lemma[head] in table.reaction_nouns
    if kind == "happening":
        return _is_happening(analysis, head, at)
    if analysis.form[head - 1].lower() == "over" and lemma in table.reaction_nouns:
        return True  # what a clash or a row is over needs no event
    return _is_reaction(analysis, table, main) and _is_happening(analysis, head, at)


def _is_happening(analysis: Analysis, head: int, at: EventsAt) -> bool:
    """Tell whether a noun can be a cause: an event, a dispute, a deverbal noun, a gerund."""
    if at.within(head, head) is not None or analysis.upos[head] == "VERB":
        return True
    lemma = analysis.lemma[head].lower()
    endings = ("tion", "ment", "al", "ing", "ure", "ance", "sion", "age")
    if analysis.upos[head] == "NOUN" and lemma.endswith(endings):
        return True
    return lemma in cues().grievances


def _noun_cue(analysis: Analysis, table: Cues, noun: int, case: int) -> Iterator[_Link]:
    """Read "in response to X", "as a result of X", "in protest at X"."""
    kind = table.nouns.get(analysis.lemma[noun])
    main = analysis.head[noun]
    if kind is None or main < 0 or analysis.deprel[noun] not in ("obl", "advmod", "nmod"):
        return
    if analysis.child(noun, "nmod:poss") is not None:
        return  # "progress in their response to" tells of the response itself
    inner = analysis.child(noun, "nmod", "acl", "advcl", "obl")
    if inner is None or inner < noun:
        return
    marks = [c for c in analysis.children[inner] if analysis.deprel[c] in ("case", "mark")]
    cue = [case, noun, *marks[:1]]
    cause = without_mark(analysis, clause(analysis, inner), inner, marks)
    effect = _bare(analysis, main, (noun,))
    rule = f"noun.{analysis.lemma[noun]}"
    yield _Link(_kind(kind), cause, effect, (min(cue), max(cue)), main, rule)


# --- verbs ------------------------------------------------------------------------------------


def _verb(analysis: Analysis, table: Cues, token: int, at: EventsAt) -> Iterator[_Link]:
    """Read "A sparked B", "B resulted from A", "A prevented B from"."""
    lemma = analysis.lemma[token]
    if any(analysis.form[c].lower() in ("not", "n't", "never") for c in analysis.children[token]):
        return
    kind: CauseKind = "prevention" if lemma in table.prevention else "cause"
    subject = _subject(analysis, token)
    turned = table.turned.get(lemma)
    patient = _turned_patient(analysis, token, turned) if turned is not None else None
    bearer = analysis.child(token, "obj") if turned != () else None
    effected = bearer if bearer is not None else subject  # "blamed the fire on the wind"
    if patient is not None and effected is not None:
        yield _verbal(analysis, kind, token, patient, effected)
        return
    if lemma not in table.verbs and lemma not in table.prevention:
        return
    passive = analysis.child(token, "nsubj:pass", "aux:pass") is not None
    if passive or _is_reduced(analysis, token):
        agent = _by(analysis, token)
        if agent is not None and subject is not None and _may_cause(analysis, lemma, agent, at):
            yield _verbal(analysis, kind, token, agent, subject)
        return
    effect = _object(analysis, token, table.verbs.get(lemma, ()))
    if effect is None:
        return
    if analysis.deprel[token] == "advcl" and analysis.xpos[token] == "VBG":
        yield from _participle(analysis, kind, token, effect, at)
    elif subject is not None and _may_cause(analysis, lemma, subject, at):
        yield _verbal(analysis, kind, token, subject, effect)


def _is_reduced(analysis: Analysis, token: int) -> bool:
    return analysis.deprel[token] == "acl" and analysis.xpos[token] in ("VBN", "VBD")


def _may_cause(analysis: Analysis, lemma: str, subject: int, at: EventsAt) -> bool:
    """Tell whether a subject can be a cause: a happening or a thing, no person or group."""
    if analysis.upos[subject] in ("PROPN", "PRON") and lemma not in ("force", "provoke"):
        return analysis.form[subject].lower() in ("this", "that", "it", "which")
    if lemma in cues().verbs_of_moving or lemma in ("force", "stop", "block", "bar"):
        return _is_happening(analysis, subject, at)
    return analysis.upos[subject] in ("NOUN", "VERB", "PROPN", "PRON")


def _subject(analysis: Analysis, token: int) -> int | None:
    relation = analysis.deprel[token]
    own = analysis.child(token, "nsubj", "nsubj:pass", "csubj")
    if own is not None:
        is_relative = relation == "acl:relcl" and analysis.upos[own] == "PRON"
        return analysis.head[token] if is_relative else own
    if relation.startswith("acl"):
        return analysis.head[token]
    if relation == "conj" and analysis.upos[analysis.head[token]] == "VERB":
        return _subject(analysis, analysis.head[token])
    return None


def _by(analysis: Analysis, token: int) -> int | None:
    for child in analysis.children_by(token, "obl:agent", "obl"):
        case = analysis.child(child, "case")
        if case is not None and analysis.form[case].lower() == "by":
            return child
    return None


def _turned_patient(analysis: Analysis, token: int, prepositions: tuple[str, ...]) -> int | None:
    for child in analysis.children_by(token, "obl", "advcl"):
        case = analysis.child(child, "case", "mark")
        if case is not None and analysis.form[case].lower() in prepositions:
            return child
    if not prepositions and analysis.upos[token] == "VERB":
        return analysis.child(token, "obj")
    return None


def _object(analysis: Analysis, token: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the head of the effect: after the verb's preposition, else its object or clause."""
    for child in analysis.children_by(token, "obl", "advcl", "xcomp"):
        case = analysis.child(child, "case", "mark")
        if case is not None and analysis.form[case].lower() in prepositions:
            return child
    if prepositions and "into" not in prepositions:
        return None
    return analysis.child(token, "obj", "xcomp", "ccomp")


def _verbal(analysis: Analysis, kind: CauseKind, token: int, cause: int, effect: int) -> _Link:
    return _Link(
        kind,
        _phrase(analysis, cause, token),
        _effect_of(analysis, token, effect),
        (token, token),
        token,
        f"verb.{analysis.lemma[token]}",
    )


def _phrase(analysis: Analysis, head: int, verb: int) -> tuple[int, int]:
    """Return a noun phrase without its preposition and without the relative clause of `verb`."""
    cut = tuple(c for c in analysis.children[head] if c == verb)
    cases = analysis.children_by(head, "case", "mark")
    return without_mark(analysis, clause(analysis, head, cut), head, cases)


def _effect_of(analysis: Analysis, verb: int, head: int) -> tuple[int, int]:
    """Return the effect with the clause that says what its bearer does ("forced X to leave")."""
    first, last = _phrase(analysis, head, verb)
    if analysis.deprel[head] == "obj":
        for child in analysis.children_by(verb, "xcomp", "ccomp", "advcl", "obl"):
            mark = analysis.child(child, "mark", "case")
            follows = mark is not None and analysis.form[mark].lower() in ("to", "into", "from")
            if child > head and (follows or analysis.deprel[child] == "xcomp"):
                last = max(last, analysis.subtree_bounds[child][1])
    return trim(analysis, first, last, head)


def _participle(
    analysis: Analysis, kind: CauseKind, token: int, effect: int, at: EventsAt
) -> Iterator[_Link]:
    """Read "M, sparking B": the main clause is the cause, the participle part of the effect."""
    main = analysis.head[token]
    if main < 0 or token < main:
        return
    lemma = analysis.lemma[token]
    if analysis.child(token, "mark", "case") is not None:
        return  # "after leaving the group"
    if lemma == "leave":
        if analysis.child(token, "xcomp", "obl", "advcl") is None:
            return
    elif lemma in cues().verbs_of_moving and not _is_happening(analysis, effect, at):
        return
    yield _Link(
        kind,
        _bare(analysis, main, (token,)),
        clause(analysis, token),
        (token, token),
        main,
        f"participle.{lemma}",
    )


# --- purpose ----------------------------------------------------------------------------------


def _purpose(analysis: Analysis, table: Cues, mark: int) -> Iterator[_Link]:
    """Read "M to do P", "M in order to do P", "in a bid to do P": P is what M is for."""
    goal = analysis.head[mark]
    main = analysis.head[goal]
    if main < 0:
        return
    relation = analysis.deprel[goal]
    others = [mark]
    if relation == "acl" and analysis.lemma[main] in table.purpose_nouns:
        bid = main
        main = analysis.head[bid]
        if main < 0 or analysis.deprel[bid] != "obl":
            return
        cut, first = bid, analysis.subtree_bounds[bid][0]
    elif relation == "advcl" and _is_deliberate(analysis, main, goal):
        cut, first = goal, mark
        others += [token for token in range(max(0, mark - 2), mark)
                   if analysis.form[token].lower() in ("in", "order", "so", "as")]  # fmt: skip
        first = min(others)
    else:
        return
    yield _Link(
        "purpose",
        without_mark(analysis, clause(analysis, goal), goal, others),
        _bare(analysis, main, (cut,)),
        (first, mark),
        main,
        "purpose.infinitive",
    )


def _is_deliberate(analysis: Analysis, main: int, goal: int) -> bool:
    if analysis.upos[main] != "VERB" or analysis.lemma[main] in cues().weak_main:
        return False
    before = analysis.form[goal - 2].lower() if goal >= 2 else ""
    if analysis.xpos[goal] == "VBG":
        return False
    return before != "only" and analysis.child(goal, "nsubj") is None and goal > main


def _demand(analysis: Analysis, table: Cues, token: int) -> Iterator[_Link]:
    """Read "marched demanding X", "a strike demanding X": the participle names the purpose."""
    main = analysis.head[token]
    if main < 0 or analysis.xpos[token] != "VBG" or token < main:
        return
    if analysis.child(token, "obj", "ccomp", "xcomp", "obl") is None:
        return
    if analysis.deprel[token] == "acl" and analysis.lemma[main] not in table.reaction_nouns:
        return
    yield _Link(
        "purpose",
        clause(analysis, token),
        _effect_around(analysis, main, token),
        (token, token),
        main,
        "purpose.participle",
    )
