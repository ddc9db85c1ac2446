"""Small mends of trees where the parser is known to slip, mostly around words of saying.

Each mend is one construction, named, with an example. All are common in reports and rare in the
treebanks that the parser learnt from. In go the columns of a document, out come tags, heads and
relations; a mend moves a word only to a governor above it, so that trees stay trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SAYING: Final = frozenset({
    "say", "add", "tell", "claim", "insist", "argue", "note", "explain", "warn", "report",
    "announce", "declare", "recall", "reply", "answer", "write", "state", "stress", "admit",
    "concede", "confirm", "deny", "complain", "conclude", "reckon", "believe", "think", "suggest",
    "maintain", "assert", "allege", "estimate", "predict", "remark", "observe", "joke", "shout",
    "whisper", "cry", "boast", "vow", "promise", "ask", "wonder",
})  # fmt: skip
_ASKING: Final = frozenset({
    "say", "ask", "know", "see", "wonder", "tell", "check", "doubt", "learn", "discover", "decide",
    "determine", "inquire", "enquire", "establish", "reveal", "disclose",
})  # fmt: skip
_REJECTING: Final = frozenset({
    "reject", "dismiss", "denounce", "condemn", "describe", "decry", "brand", "deride",
})  # fmt: skip
_CALLING: Final = frozenset({"call", "label", "brand", "dub", "deem", "consider", "pronounce"})
_HUNG: Final = frozenset({"obj", "nmod", "appos", "obl", "nsubj"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_FRONTING: Final = frozenset({"whether", "if", "because", "although", "though", "unless"})
_GIVING: Final = frozenset(
    {
        "give", "award", "grant", "offer", "hand", "deny", "pay", "ask", "send", "show", "tell",
        "promise", "name", "elect", "appoint", "call", "get", "assign", "fine", "spare",
    }
)  # fmt: skip
"""Verbs whose passive keeps an object."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of a document; all but the first two are mended in place, -1 is a root's head."""

    form: Sequence[str]
    lemma: Sequence[str]
    upos: list[str]
    xpos: list[str]
    head: list[int]
    deprel: list[str]


def mend_trees(columns: Columns, sentences: Sequence[tuple[int, int]]) -> None:
    """Mend the trees of all sentences, given as half-open ranges of words."""
    for first, end in sentences:
        for token in range(first, end):
            lemma = columns.lemma[token]
            if columns.xpos[token] in _FINITE and lemma in _SAYING:
                _give_subject(columns, token, first, end)
                _return_subject(columns, token, first)
            if lemma in _SAYING:
                _set_aside(columns, token, first, end)
                _gather_content(columns, token, end)
            if lemma in _CALLING:
                _name_object(columns, token, end)
            if lemma in _REJECTING:
                _return_object(columns, token, end)
            if columns.deprel[token] in ("nsubj", "nsubj:pass"):
                _part_subjects(columns, token, end)
            if columns.deprel[token] == "nsubj:pass":
                _undo_passive(columns, token, first, end)
            if columns.xpos[token] == "POS" and columns.deprel[columns.head[token]] == "compound":
                columns.deprel[columns.head[token]] = "nmod:poss"  # "the growers' federation"
            if columns.deprel[token] == "obj" and columns.form[token].lower() == "that":
                _mark_content(columns, token, end)
            if columns.deprel[token] == "mark":
                _close_clause(columns, token)
                _return_mark(columns, token, end)
                _complete_question(columns, token)


def _undo_passive(columns: Columns, subject: int, first: int, end: int) -> None:
    """Let a subject act whose verb has an object and no auxiliary of the passive.

    "Police in Nairobi arrested three men": a headline's "Two given life" keeps its passive.
    """
    verb = columns.head[subject]
    below = {columns.deprel[token] for token in range(first, end) if columns.head[token] == verb}
    if "obj" in below and "aux:pass" not in below and columns.lemma[verb] not in _GIVING:
        columns.deprel[subject] = "nsubj"


def _part_subjects(columns: Columns, subject: int, end: int) -> None:
    """Leave a verb one of two subjects."""
    verb = columns.head[subject]
    following = (token for token in range(subject + 1, end) if columns.head[token] == verb)
    second = next((t for t in following if columns.deprel[t] in ("nsubj", "nsubj:pass")), -1)
    if subject > verb or second < 0:
        return
    if second < verb:
        _appose(columns, subject, second)
    else:
        _give_to_next_verb(columns, verb, second, end)


def _appose(columns: Columns, subject: int, second: int) -> None:
    """Make a second subject set off by a comma an apposition.

    "Ana Lima, a poet and former mayor, died", not "Kosta left, deputies said".
    """
    between = {columns.upos[token] for token in range(subject + 1, second)}
    classes = {columns.upos[subject], columns.upos[second]}
    if between & {"VERB", "AUX"} or classes != {"PROPN", "NOUN"}:
        return
    opening = min(t for t in range(subject + 1, second + 1) if _is_under(columns, t, second))
    if "," in (columns.form[opening - 1], columns.form[opening]):
        columns.head[second], columns.deprel[second] = subject, "appos"


def _give_to_next_verb(columns: Columns, verb: int, second: int, end: int) -> None:
    """Give a subject behind its verb to the verb that follows: "marks suggest a lorry turned"."""
    following = (token for token in range(second + 1, end) if columns.head[token] == verb)
    inner = next((t for t in following if columns.deprel[t] in ("xcomp", "ccomp")), -1)
    if inner < 0 or columns.xpos[inner] not in (*_FINITE, "VBN"):
        return
    below = (token for token in range(second + 1, inner) if columns.head[token] == inner)
    if not any(columns.deprel[token] in (*_SUBJECTS, "mark") for token in below):
        columns.head[second], columns.deprel[inner] = inner, "ccomp"


def _close_clause(columns: Columns, mark: int) -> None:
    """Make a content with "that" a clause of its own: an open complement has no "that"."""
    clause = columns.head[mark]
    if columns.form[mark].lower() == "that" and columns.deprel[clause] == "xcomp":
        columns.deprel[clause] = "ccomp"


def _mark_content(columns: Columns, that: int, end: int) -> None:
    """Let "that" begin what is told where its verb has an object of its own.

    "The story that the monk stole the cup is dubious": no relative, for nothing is missing.
    """
    verb = columns.head[that]
    objects = [
        token
        for token in range(that + 1, end)
        if columns.head[token] == verb and columns.deprel[token] == "obj"
    ]
    if that < verb and objects and columns.lemma[verb] not in _GIVING:
        columns.deprel[that] = "mark"


def _return_subject(columns: Columns, cue: int, first: int) -> None:
    """Give the clause before a cue its subject back, where the cue has another of its own.

    "Kosta, who led it, agreed to withdraw, his deputy told reporters": *Kosta* hangs on "told".
    """
    below = [token for token in range(first, cue) if columns.head[token] == cue]
    subjects = [token for token in below if columns.deprel[token] in ("nsubj", "nsubj:pass")]
    clauses = [token for token in below if columns.deprel[token] == "ccomp"]
    if len(subjects) == 1 and len(clauses) == 1:
        subjects += _late_subjects(columns, subjects[0], clauses[0], cue)
    if len(subjects) != 2 or len(clauses) != 1:
        return
    early, late = subjects
    clause = clauses[0]
    has_own = any(
        columns.head[token] == clause and columns.deprel[token] in _SUBJECTS
        for token in range(first, cue)
    )
    if early < clause < late and columns.xpos[clause] in _FINITE and not has_own:
        columns.head[early] = clause
        columns.head[late], columns.deprel[late] = cue, "nsubj"


def _late_subjects(columns: Columns, early: int, clause: int, cue: int) -> list[int]:
    """Return what stands behind a clause and yet hangs on the subject before it, as a list."""
    return [
        token
        for token in range(clause + 1, cue)
        if columns.head[token] == early
        and columns.deprel[token] in ("appos", "nmod:desc", "conj")
        and columns.upos[token] in _NOMINAL
    ][:1]


def _give_subject(columns: Columns, cue: int, first: int, end: int) -> None:
    """Give a cue without subject the phrase beside it.

    "The pass is closed, two diplomats with knowledge of it said." (taken for an apposition)
    "The hedge died of drought, insisted the gardener." (taken for an object)
    """
    below = [token for token in range(first, end) if columns.head[token] == cue]
    if any(columns.deprel[token] in _SUBJECTS for token in below):
        return
    after = [token for token in below if token > cue]
    if any(columns.deprel[token] in ("ccomp", "xcomp", "iobj") for token in after):
        return
    is_told = any(columns.deprel[token] == "ccomp" for token in below if token < cue)
    behind = [token for token in after if columns.deprel[token] == "obj"]
    if (is_told or columns.deprel[cue] == "parataxis") and len(behind) == 1:
        if columns.upos[behind[0]] in _NOMINAL:
            columns.deprel[behind[0]] = "nsubj"
        return
    if is_told:
        _take_apposition(columns, cue, first)


def _set_aside(columns: Columns, cue: int, first: int, end: int) -> None:
    """Hang a cue in passing on the verb that it interrupts.

    "The envoy, it is said, wept": *said* is taken for the main verb.
    """
    subject = next((t for t in range(max(cue - 2, first), cue) if columns.head[t] == cue), -1)
    after = cue + 1
    is_between = subject > first and columns.form[subject - 1] == "," and after < end
    if not is_between or columns.form[after] != "," or columns.form[subject].lower() != "it":
        return
    for verb in range(after + 1, end):
        if columns.head[verb] != cue or columns.deprel[verb] not in ("conj", "ccomp", "parataxis"):
            continue
        below = (t for t in range(first, subject - 1) if columns.head[t] == verb)
        if any(columns.deprel[token] in _SUBJECTS for token in below):
            columns.head[verb], columns.deprel[verb] = columns.head[cue], columns.deprel[cue]
            columns.head[cue], columns.deprel[cue] = verb, "parataxis"
        return


def _gather_content(columns: Columns, cue: int, end: int) -> None:
    """Let verbs in a row go on with what is said: "said they had crossed, looted and burned".

    The first of them has a subject of its own, hung below the second as if it were its object.
    """
    for token in range(cue + 1, end):
        second = columns.head[token]
        if columns.deprel[token] != "obj" or columns.upos[token] != "VERB" or second <= token:
            continue
        below = [at for at in range(cue + 1, end) if columns.head[at] == token]
        has_subject = any(columns.deprel[at] in _SUBJECTS and at < token for at in below)
        is_bare = not any(
            columns.head[at] == second and columns.deprel[at] in _SUBJECTS
            for at in range(cue + 1, second)
        )
        if columns.head[second] == cue and columns.deprel[second] == "conj" and has_subject:
            if is_bare:
                columns.head[token], columns.deprel[token] = cue, "ccomp"
                columns.head[second] = token
            return


def _name_object(columns: Columns, verb: int, end: int) -> None:
    """Make the second object of a verb of calling what the first is called.

    "The leader called the offer an insult": UD has *insult* as an open complement.
    """
    objects = [
        token
        for token in range(verb + 1, end)
        if columns.head[token] == verb and columns.deprel[token] in ("obj", "iobj")
    ]
    if not objects:
        objects = _nested_objects(columns, verb, end)
    if len(objects) == 2 and columns.upos[objects[1]] in ("NOUN", "ADJ"):
        columns.head[objects[1]] = verb
        columns.deprel[objects[0]], columns.deprel[objects[1]] = "obj", "xcomp"


def _nested_objects(columns: Columns, verb: int, end: int) -> list[int]:
    """Return both objects where one noun is taken for the object of the other."""
    for noun in range(verb + 1, end):
        is_taken = columns.head[noun] == verb and columns.deprel[noun] == "xcomp"
        if is_taken and columns.upos[noun] == "NOUN":
            nested = (t for t in range(noun + 1, end) if columns.head[t] == noun)
            inner = next((t for t in nested if columns.deprel[t] == "obj"), None)
            return [noun, inner] if inner is not None else []
    return []


def _return_object(columns: Columns, verb: int, end: int) -> None:
    """Give a word of rejecting the claim that a parser hung on what it is called.

    "She rejected as slander the charge that p": *charge* is taken for the object of "slander".
    """
    called = next((t for t in range(verb + 2, min(verb + 5, end)) if columns.head[t] == verb), end)
    if called >= end or columns.form[verb + 1].lower() != "as":
        return
    marks = [t for t in range(verb + 1, called) if columns.head[t] == called]
    if not marks or columns.deprel[called] not in ("advcl", "obl"):
        return
    for token in range(called + 1, end):
        if columns.upos[token] != "NOUN":
            continue
        is_below = columns.head[token] == called
        is_loose = columns.head[token] == verb and columns.deprel[token] == "parataxis"
        if is_loose or (is_below and columns.deprel[token] in _HUNG):
            columns.head[token], columns.deprel[token] = verb, "obj"
            columns.deprel[called] = "obl"
            columns.deprel[marks[0]] = "case"
            return


def _take_apposition(columns: Columns, cue: int, first: int) -> None:
    """Make the phrase right before a cue, set off by a comma, its subject."""
    token = cue - 1
    while token >= first and token != cue:
        is_added = columns.deprel[token] in ("appos", "conj") and columns.upos[token] in _NOMINAL
        if is_added and _is_set_off(columns, token, first):
            columns.head[token], columns.deprel[token] = cue, "nsubj"
            return
        token = columns.head[token]


def _is_set_off(columns: Columns, top: int, first: int) -> bool:
    """Whether the phrase under `top` begins after a comma or with one."""
    start = next(token for token in range(first, top + 1) if _is_under(columns, token, top))
    return "," in columns.form[max(start - 1, first) : start + 1]


def _is_under(columns: Columns, token: int, top: int) -> bool:
    """Whether `top` governs `token`, at whatever distance, or is it."""
    while token >= 0:
        if token == top:
            return True
        token = columns.head[token]
    return False


def _return_mark(columns: Columns, mark: int, end: int) -> None:
    """Give a fronted clause its conjunction back.

    "Whether the ship carried arms remains unclear": *whether* hangs on "remains".
    """
    main = columns.head[mark]
    if columns.form[mark].lower() not in _FRONTING or main < mark:
        return
    for token in range(mark + 1, min(main, end)):
        is_clause = columns.deprel[token] in ("advcl", "csubj", "csubj:pass", "ccomp")
        if columns.head[token] == main and is_clause:
            if all(_is_under(columns, between, token) for between in range(mark + 1, token)):
                columns.head[mark] = token
            return


def _complete_question(columns: Columns, mark: int) -> None:
    """Make a question after a word of asking its complement: "refused to say if p"."""
    clause = columns.head[mark]
    if columns.form[mark].lower() not in ("if", "whether") or clause < mark:
        return
    verb = columns.head[clause]
    is_next = verb == mark - 1 and columns.lemma[verb] in _ASKING
    if is_next and columns.deprel[clause] == "advcl":
        columns.deprel[clause] = "ccomp"
