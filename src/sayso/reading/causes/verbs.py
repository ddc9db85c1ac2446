"""Links by verbs: "A sparked B", "B resulted from A", "A prevented B", "M, forcing B".

In: an `Analysis`, the cue tables and the token of a verb. Out: `Link`s. Persons and groups cause
nothing here: what they do is an event, and its cause stands elsewhere.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.links import Link, bare, is_happening
from sayso.reading.causes.spans import EventsAt, clause, trim, without_mark
from sayso.record.vocabulary import CauseKind


def verb_links(analysis: Analysis, table: Cues, token: int, at: EventsAt) -> Iterator[Link]:
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
    if turned == () and not _is_sequence(analysis, subject, patient, at):
        return
    if patient is not None and effected is not None:
        yield _verbal(analysis, kind, token, patient, effected)
        return
    if lemma not in table.verbs and lemma not in table.prevention:
        return
    passive = analysis.child(token, "nsubj:pass", "aux:pass") is not None
    if lemma == "lead" and (passive or _is_reduced(analysis, token)):
        return  # "protesters led by a councillor"
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


def _is_sequence(
    analysis: Analysis, subject: int | None, patient: int | None, at: EventsAt
) -> bool:
    """Tell whether "A followed B" is said of two happenings."""
    pair = (subject, patient)
    return all(side is not None and is_happening(analysis, side, at) for side in pair)


def result_links(analysis: Analysis, token: int) -> Iterator[Link]:
    """Read "M, killing four people": the participle tells what came of the deed."""
    main = analysis.head[token]
    is_behind = 0 <= main < token and analysis.upos[main] == "VERB"
    if not is_behind or analysis.xpos[token] != "VBG" or analysis.child(token, "obj") is None:
        return
    if analysis.child(token, "mark", "case", "aux", "nsubj") is not None:
        return
    yield Link(
        "cause",
        bare(analysis, main, (token,)),
        clause(analysis, token),
        (token, token),
        main,
        f"participle.{analysis.lemma[token]}",
    )


def _is_reduced(analysis: Analysis, token: int) -> bool:
    return analysis.deprel[token] == "acl" and analysis.xpos[token] in ("VBN", "VBD")


def _may_cause(analysis: Analysis, lemma: str, subject: int, at: EventsAt) -> bool:
    """Tell whether a subject can be a cause: a happening or a thing, no person or group."""
    if analysis.upos[subject] in ("PROPN", "PRON") and lemma not in ("force", "provoke"):
        return analysis.form[subject].lower() in ("this", "that", "it", "which")
    if lemma in cues().verbs_of_moving or lemma in ("force", "stop", "block", "bar"):
        return is_happening(analysis, subject, at)
    return analysis.upos[subject] in ("NOUN", "VERB", "PROPN", "PRON")


def _subject(analysis: Analysis, token: int) -> int | None:
    while True:
        relation = analysis.deprel[token]
        own = analysis.child(token, "nsubj", "nsubj:pass", "csubj")
        if own is not None:
            is_relative = relation.endswith(":relcl") and analysis.upos[own] == "PRON"
            return analysis.head[token] if is_relative else own
        if relation.startswith("acl"):
            return analysis.head[token]
        if relation != "conj" or analysis.upos[analysis.head[token]] != "VERB":
            return None
        token = analysis.head[token]  # "The wind fanned and spread the fire"


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
    if prepositions:
        return None
    return analysis.child(token, "obj", "xcomp", "ccomp")


def _verbal(analysis: Analysis, kind: CauseKind, token: int, cause: int, effect: int) -> Link:
    return Link(
        kind,
        _phrase(analysis, cause, token),
        _effect_of(analysis, token, effect),
        (token, token),
        token,
        f"verb.{analysis.lemma[token]}",
    )


def _phrase(analysis: Analysis, head: int, verb: int) -> tuple[int, int]:
    """Return a phrase without its preposition and without the relative clause of `verb`.

    A verb above its sentential relative stands for its clause ("The king abdicated, which ...").
    """
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
) -> Iterator[Link]:
    """Read "M, sparking B": the main clause is the cause, the participle part of the effect."""
    main = analysis.head[token]
    if main < 0 or token < main:
        return
    lemma = analysis.lemma[token]
    if analysis.child(token, "mark", "case") is not None:
        return  # "after leaving the group"
    if lemma in ("claim", "raise") and analysis.lemma[effect] not in ("life", "doubt", "fear"):
        return  # "claiming that", "raising slogans"
    if lemma == "leave":
        if analysis.child(token, "xcomp", "obl", "advcl") is None:
            return
    elif lemma in cues().verbs_of_moving and not is_happening(analysis, effect, at):
        return
    yield Link(
        kind,
        bare(analysis, main, (token,)),
        clause(analysis, token),
        (token, token),
        main,
        f"participle.{lemma}",
    )
