"""Links by verbs: "A sparked B", "B resulted from A", "A prevented B", "M, forcing B".

In: an `Analysis`, the cue tables and the token of a verb. Out: `Link`s. Persons and groups cause
nothing here: what they do is an event, and its cause stands elsewhere.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.before import pointed_at
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.links import Link, bare, is_happening, preposition_of
from sayso.reading.causes.spans import EventsAt, clause, trim, without_mark
from sayso.record.vocabulary import CauseKind


def verb_links(analysis: Analysis, table: Cues, token: int, at: EventsAt) -> Iterator[Link]:
    """Read "A sparked B", "B resulted from A", "A prevented B from"."""
    lemma = analysis.lemma[token]
    if any(analysis.form[c].lower() in ("not", "n't", "never") for c in analysis.children[token]):
        return
    if not _is_whole(analysis, table, token):
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
    if effect is None or (lemma == "mean" and not _is_told(analysis, effect, at)):
        return
    if analysis.deprel[token] == "advcl" and analysis.xpos[token] == "VBG":
        yield from _participle(analysis, kind, token, effect, at)
    elif subject is not None and _may_cause(analysis, lemma, subject, at):
        yield _verbal(analysis, kind, token, subject, effect)


def _is_whole(analysis: Analysis, table: Cues, token: int) -> bool:
    """Tell whether a verb that causes only with more words has them.

    "Set off a panic", "kept them from leaving", "made peace impossible"; not "set a date".
    """
    lemma = analysis.lemma[token]
    if lemma in table.with_particle:
        beside = analysis.children_by(token, "compound:prt", "advmod")
        return any(analysis.form[child].lower() in table.with_particle[lemma] for child in beside)
    if lemma in table.with_from:
        return any(
            _opens_with(analysis, child, "from") and (relation == "advcl" or lemma != "keep")
            for relation in ("obl", "advcl")
            for child in analysis.children_by(token, relation)
        )
    if lemma == "cost":  # "cost the town its mill", not "costs ten crowns"
        return len(analysis.children_by(token, "obj", "iobj")) > 1
    if lemma in table.with_state:
        states = analysis.children_by(token, "xcomp")
        return any(analysis.upos[child] in ("ADJ", "VERB") for child in states)
    return True


def _is_told(analysis: Analysis, effect: int, at: EventsAt) -> bool:
    """Tell whether what something means is a clause or a happening, not a mere word."""
    return analysis.deprel[effect] == "ccomp" or is_happening(analysis, effect, at)


def _opens_with(analysis: Analysis, child: int, word: str) -> bool:
    return preposition_of(analysis, child) == word


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
    if analysis.child(token, "mark", "case", "aux", "nsubj", "cc") is not None:
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
    if analysis.lemma[subject].lower() in cues().bodies:
        return False
    if analysis.upos[subject] in ("PROPN", "PRON") and lemma not in ("force", "provoke"):
        return analysis.form[subject].lower() in ("this", "that", "which")
    if lemma in cues().verbs_of_moving or lemma in ("force", "stop", "block", "bar"):
        return is_happening(analysis, subject, at)
    return analysis.upos[subject] in ("NOUN", "VERB", "PROPN", "PRON")


def _subject(analysis: Analysis, token: int) -> int | None:
    while True:
        relation = analysis.deprel[token]
        own = analysis.child(token, "nsubj", "nsubj:pass", "csubj")
        if own is not None:
            is_relative = relation.endswith(":relcl") and analysis.upos[own] == "PRON"
            return _antecedent(analysis, token, own) if is_relative else own
        if relation.startswith("acl"):
            # "a plan to stop the march" has stopped nothing
            return None if _opens_with(analysis, token, "to") else analysis.head[token]
        if relation != "conj" or analysis.upos[analysis.head[token]] != "VERB":
            return None
        token = analysis.head[token]  # "The wind fanned and spread the fire"


def _antecedent(analysis: Analysis, verb: int, relative: int) -> int:
    """Return what a relative clause is about: the noun, or the clause around a mere thing.

    "He sold the mill, which cost the town its bread": the sale did, not the mill.
    """
    noun = analysis.head[verb]
    above = analysis.head[noun]
    is_aside = analysis.form[relative].lower() == "which" and analysis.form[relative - 1] == ","
    if not is_aside or analysis.lemma[verb] not in cues().bearing or above < 0:
        return noun
    is_last = analysis.deprel[noun] in ("obj", "obl") and analysis.upos[above] == "VERB"
    return above if is_last and above < noun else noun


def _by(analysis: Analysis, token: int) -> int | None:
    for child in analysis.children_by(token, "obl:agent", "obl"):
        if _opens_with(analysis, child, "by"):
            return child
    return None


def _turned_patient(analysis: Analysis, token: int, prepositions: tuple[str, ...]) -> int | None:
    bearer = analysis.child(token, "obj")
    told = [] if bearer is None else analysis.children_by(bearer, "nmod")
    # "blamed the fire on the wind" hangs on the verb or on the fire
    for child in (*analysis.children_by(token, "obl", "advcl"), *told):
        if preposition_of(analysis, child) in prepositions:
            return child
    if not prepositions and analysis.upos[token] == "VERB":
        return analysis.child(token, "obj")
    return None


def _object(analysis: Analysis, token: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the head of the effect: after the verb's preposition, else its object or clause."""
    for child in analysis.children_by(token, "obl", "advcl", "xcomp"):
        if preposition_of(analysis, child) in prepositions:
            return child
    if prepositions:
        return None
    return analysis.child(token, "obj", "xcomp", "ccomp")


def _verbal(analysis: Analysis, kind: CauseKind, token: int, cause: int, effect: int) -> Link:
    before = pointed_at(analysis, cause, token)
    return Link(
        kind,
        before or _phrase(analysis, cause, token),
        _effect_of(analysis, token, effect, cause),
        (token, token),
        token,
        f"verb.{analysis.lemma[token]}",
    )


def _phrase(
    analysis: Analysis, head: int, verb: int, without: tuple[int, ...] = ()
) -> tuple[int, int]:
    """Return a phrase without its preposition and without the relative clause of `verb`.

    A verb above its sentential relative stands for its clause ("The king abdicated, which ...").
    """
    cut = tuple(c for c in analysis.children[head] if c == verb or analysis.head[verb] == c)
    cases = analysis.children_by(head, "case", "mark")
    return without_mark(analysis, clause(analysis, head, (*cut, *without)), head, cases)


def _effect_of(analysis: Analysis, verb: int, head: int, cause: int) -> tuple[int, int]:
    """Return the effect with the clause that says what its bearer does ("forced X to leave").

    Behind a sentential relative it is what that clause says ("M, which cost the town its mill").
    """
    if analysis.deprel[verb].endswith(":relcl") and analysis.lemma[verb] in cues().bearing:
        return clause(analysis, verb, tuple(analysis.children_by(verb, "nsubj")))
    first, last = _phrase(analysis, head, verb, (cause,) if analysis.head[cause] == head else ())
    if analysis.lemma[verb] in cues().bearing:
        for child in analysis.children_by(verb, "iobj", "obj", "obl"):
            low, high = analysis.subtree_bounds[child]
            if analysis.deprel[child] != "obl" or _opens_with(analysis, child, "of"):
                first, last = min(first, low), max(last, high)
    if analysis.deprel[head] == "obj":
        for child in analysis.children_by(verb, "xcomp", "ccomp", "advcl", "obl"):
            if child == cause:
                continue
            follows = any(_opens_with(analysis, child, word) for word in ("to", "into", "from"))
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
