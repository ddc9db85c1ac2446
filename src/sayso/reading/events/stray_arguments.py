"""Arguments that a parser hung in the wrong place, told by the order of the words.

In: an `Analysis` and a predicate. Out: head tokens of noun phrases. English puts the subject before
its verb, the object behind it, and the "of" of "accused the rebels of lying" behind the accused;
where a tree says otherwise (two subjects, a passive subject without "be", a subject behind a
preposition), the order is believed. Nothing here looks beyond the words up to the next verb.
"""

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list

_SUBJECTS = ("nsubj", "nsubj:pass")
_OWNERS_OF_NOUNS = frozenset({"nmod:poss", "nmod:desc", "compound"})
_STATES = frozenset(
    {"become", "remain", "stay", "seem", "appear", "prove", "turn", "look", "sound", "feel", "name",
     "elect", "appoint", "call", "declare", "make", "go"}
)  # fmt: skip
"""Verbs whose noun says what somebody is."""
_MONTHS_AND_DAYS = word_list("stray_arguments", "months_and_days")
_WITHOUT_PASSIVE = frozenset(
    {
        "riot",
        "march",
        "rally",
        "resign",
        "retreat",
        "flee",
        "surrender",
        "appeal",
        "converge",
        "mutiny",
    }
)


def is_active_after_all(analysis: Analysis, verb: int) -> bool:
    """Tell whether "has banned" or "called on" was taken for a passive.

    It has "have", no "be", no "get"; or it stands alone with an object or content behind it, or
    is a verb that has no passive.
    """
    has_have = has_object = False
    for child in analysis.children[verb]:
        if analysis.deprel[child].startswith("aux"):
            lemma = analysis.lemma[child].lower()
            if lemma in ("be", "get") or analysis.deprel[child] == "aux:pass":
                return False
            has_have = has_have or lemma == "have"
        elif child > verb and analysis.deprel[child] in ("obj", "ccomp"):
            has_object = True
    return has_have or has_object or analysis.lemma[verb] in _WITHOUT_PASSIVE


def parted_subjects(
    analysis: Analysis, verb: int, subjects: list[int]
) -> tuple[list[int], list[int]]:
    """Return the subjects and the objects among what the tree calls subjects of an active verb.

    Of two, the one behind the verb is its object. One behind the verb with another noun before
    the verb under it ("Trump will meet Hariri" as one name) is parted there.
    """
    before = [token for token in subjects if token < verb]
    behind = [token for token in subjects if token > verb]
    if not behind or not _ends_before(analysis, verb, behind[0]):
        return subjects, []
    if before:
        return before, behind
    if not before:
        for child in analysis.children[behind[0]]:
            if child < verb and analysis.deprel[child] in _OWNERS_OF_NOUNS:
                return [child], behind
    return subjects, []


def subject_in_front(analysis: Analysis, verb: int, objects: list[int]) -> int | None:
    """Return the noun before a finite verb without a subject that the tree took for something else.

    "Towards evening drivers of the depot marched on the town hall": the object before the verb.
    "On the ninth of May Ilan Torv occupied the mill": a name that was joined to the date before.
    """
    if not _is_finite(analysis, verb) or analysis.deprel[verb] in ("acl", "acl:relcl"):
        return None
    for token in objects:
        if token < verb and analysis.upos[token] in ("NOUN", "PROPN"):
            return token
    for child in analysis.children[verb]:
        if analysis.deprel[child] == "obl" and child < verb:
            for below in (child, *analysis.children_by(child, "nmod")):
                if analysis.form[below].lower().rstrip(".") in _MONTHS_AND_DAYS:
                    return next(iter(analysis.children_by(below, "flat", "flat:name")), None)
    return None


def _is_finite(analysis: Analysis, verb: int) -> bool:
    is_finite = analysis.xpos[verb] in ("VBD", "VBZ", "VBP")
    return is_finite or analysis.child(verb, "aux") is not None


def _ends_before(analysis: Analysis, verb: int, token: int) -> bool:
    """Tell whether nothing opens a clause between the verb and a noun behind it."""
    return all(
        analysis.upos[between] not in ("VERB", "PUNCT") for between in range(verb + 1, token)
    )


def is_behind_preposition(analysis: Analysis, token: int) -> bool:
    """Tell whether a "subject" has a preposition: "a request from the mayor to leave"."""
    return any(
        analysis.deprel[child] == "case" and analysis.upos[child] == "ADP" and child < token
        for child in analysis.children[token]
    )


def objects_of(analysis: Analysis, verb: int) -> list[int]:
    """Return the object of a verb that the tree gives to the clause behind it, or calls a clause.

    "accused the rebels of violating", "banned the leader from holding office", "convicted a
    militant of belonging to".
    """
    for child in analysis.children[verb]:
        relation = analysis.deprel[child]
        if child < verb:
            continue
        if relation in ("advcl", "ccomp", "xcomp", "acl") and analysis.upos[child] == "VERB":
            found = _before_mark(analysis, verb, child)
            if found is not None:
                return [found]
        elif relation == "xcomp" and analysis.upos[child] in ("NOUN", "PROPN"):
            is_thing_said = analysis.lemma[verb] in _STATES or analysis.child(child, "cop", "case")
            if not is_thing_said and analysis.child(child, "det", "nmod:poss", "nummod"):
                return [child]
    return []


def _before_mark(analysis: Analysis, verb: int, clause: int) -> int | None:
    """Return the noun between a verb and the "of", "from" or "for" of the clause behind it."""
    mark = analysis.child(clause, "mark")
    if mark is None or analysis.form[mark].lower() not in ("of", "from", "for", "with"):
        return None
    for child in analysis.children[clause]:
        is_noun = analysis.deprel[child] in (*_SUBJECTS, "obj", "obl")
        if is_noun and verb < child < mark and not is_behind_preposition(analysis, child):
            return child
    return None


def prepositions_below(analysis: Analysis, noun: int) -> list[tuple[str, int]]:
    """Return the prepositional phrases of a noun that hang elsewhere, with their prepositions.

    "refused a request by the president to step down": the tree makes the president a subject of
    one of the two verbs.
    """
    above = analysis.head[noun]
    clauses = [child for child in analysis.children[noun] if analysis.deprel[child] == "acl"]
    if above >= 0 and above < noun and analysis.upos[above] == "VERB":
        clauses.append(above)
    found: list[tuple[str, int]] = []
    for clause in clauses:
        for child in analysis.children[clause]:
            if analysis.deprel[child] not in _SUBJECTS or child <= noun:
                continue
            first = analysis.subtree_bounds[child][0]
            case = analysis.child(child, "case")
            if case is not None and case < child and first == noun + 1:
                found.append((analysis.form[case].lower(), child))
    return found
