"""Tokens to phrases: noun phrases of sources, cue groups, and spans of token sets.

Span rules follow PolNeAR's guidelines (Newell, Margolin & Ruths, LREC 2018): a source is the
noun phrase with apposition and identifying relative clause, a cue one contiguous group with
its auxiliaries, negation, adverbs and particle.
"""

from collections.abc import Iterable

from sayso.language.analysis import Analysis
from sayso.reading.statements.cue_lexicon import word_list
from sayso.record.vocabulary import Span

_CUE_LEFT = frozenset(("aux", "aux:pass", "advmod", "cop", "neg"))
_NOT_OF_SOURCE = frozenset(
    ("cc", "conj", "parataxis", "punct", "acl:relcl", "advcl", "dep", "case")
)
_OF_CLAUSE = frozenset(
    ("nsubj", "nsubj:pass", "cop", "aux", "mark", "expl", "ccomp", "csubj", "obj", "discourse")
)
"""Dependants of a noun that is a predicate: "all they got was a letter saying ..."."""
_LOOSE = frozenset(("appos", "conj", "obj", "parataxis", "dep", "list"))
"""Relations by which parsers hang a late subject on the clause before it."""
_LONGEST_SOURCE = 40
_PAUSES = frozenset(",;:—–-")
_STOPS = frozenset(".!?…")
RELATIVE = frozenset(("who", "which", "that", "whom"))


def spans_of(analysis: Analysis, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Return the runs of `tokens` as spans in text order."""
    return tuple(analysis.span(first, last) for first, last in runs_of(tokens))


def runs_of(tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last token of every unbroken run."""
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if runs and token == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], token)
        else:
            runs.append((token, token))
    return runs


def trimmed(analysis: Analysis, tokens: Iterable[int]) -> list[int]:
    """Return `tokens` without stops, commas and dashes at the edges of unquoted runs."""
    kept: list[int] = []
    for run in runs_of(tokens):
        first, last = run
        while first <= last and _is_edge(analysis, first):
            first += 1
        while last >= first and _is_edge(analysis, last):
            last -= 1
        kept += range(first, last + 1)
    return kept


def _is_edge(analysis: Analysis, token: int) -> bool:
    form = analysis.form[token]
    return form in _PAUSES or (form in _STOPS and analysis.quote_level[token] == 0)


def is_word(analysis: Analysis, token: int) -> bool:
    """Tell whether a token is more than punctuation."""
    return analysis.upos[token] != "PUNCT" and any(c.isalnum() for c in analysis.form[token])


def source_phrase(analysis: Analysis, head: int, *, without: int) -> list[int]:
    """Return the tokens of the noun phrase headed at `head`, apart from the clause of its cue.

    Coordinated speakers belong to it; an incidental relative clause does not. `without` is the
    head of the cue.
    """
    found = [head]
    for member in found:
        for child in analysis.children[member]:
            if child != without and _belongs(analysis, member, child, head):
                found.append(child)
    found.sort()
    at = found.index(head)
    low = high = at
    while low > 0 and _joins(analysis, found[low - 1], found[low]):
        low -= 1
    while high + 1 < len(found) and _joins(analysis, found[high], found[high + 1]):
        high += 1
    return trimmed(analysis, found[max(low, at - _LONGEST_SOURCE) : high + 1][:_LONGEST_SOURCE])


def _belongs(analysis: Analysis, parent: int, child: int, head: int) -> bool:
    relation = analysis.deprel[child]
    if parent == head and relation in _OF_CLAUSE:
        return False
    if relation not in _NOT_OF_SOURCE:
        return True
    if relation == "acl:relcl":
        first = analysis.subtree_bounds[child][0]
        return first == 0 or analysis.form[first - 1] != ","
    if parent != head:
        return relation != "parataxis"
    if relation == "conj":
        return analysis.upos[child] in ("NOUN", "PROPN", "PRON")
    return relation == "cc" or (relation == "punct" and analysis.form[child] in ',()“”"')


def _joins(analysis: Analysis, left: int, right: int) -> bool:
    """Tell whether nothing but punctuation stands between two tokens."""
    return right - left <= 3 and all(
        analysis.upos[token] == "PUNCT" for token in range(left + 1, right)
    )


def cue_group(analysis: Analysis, head: int) -> list[int]:
    """Return the contiguous tokens of the cue around its head word."""
    first = last = head
    members = _cue_members(analysis, head)
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while first < head and analysis.deprel[first] == "advmod" and _opens_clause(analysis, first):
        first += 1
    return list(range(first, last + 1))


def _cue_members(analysis: Analysis, head: int) -> set[int]:
    members = set()
    for child in analysis.children[head]:
        relation = analysis.deprel[child]
        if relation in _CUE_LEFT:
            if not analysis.children[child] or analysis.subtree_bounds[child] == (child, child):
                members.add(child)
        elif relation == "compound:prt" and child > head:
            members.add(child)
    return members


def _opens_clause(analysis: Analysis, token: int) -> bool:
    """Tell whether an adverb is a conjunction in disguise: "so said", "when asked"."""
    return analysis.lemma[token].lower() in ("when", "how", "why", "where", "so", "then", "as")


def subject_of(analysis: Analysis, verb: int, depth: int = 0) -> int | None:
    """Return the head of the one who does what `verb` says, `None` where the tree has nobody.

    Follows coordination, control, participles and relative clauses; empty subjects are nobody.
    """
    found = _subject(analysis, verb, depth)
    return None if found is None or analysis.lemma[found].lower() in ("the", "a") else found


def _subject(analysis: Analysis, verb: int, depth: int) -> int | None:
    if depth > 5:
        return None
    agent = analysis.child(verb, "obl:agent")
    if agent is not None:
        return agent
    if analysis.child(verb, "aux:pass", "nsubj:pass") is not None:
        return None
    subjects = analysis.children_by(verb, "nsubj")
    subject = subjects[-1] if doubled_subject(analysis, verb) is not None else None
    if subject is None:
        subject = subjects[0] if subjects else stray_subject(analysis, verb)
    if subject is not None:
        return (
            None
            if analysis.lemma[subject].lower() in ("it", "there")
            and (
                analysis.child(verb, "ccomp", "csubj", "advcl") is not None
                and analysis.upos[verb] == "ADJ"
            )
            else subject
        )
    if analysis.child(verb, "expl", "csubj") is not None:
        return None
    return _subject_above(analysis, verb, depth)


def doubled_subject(analysis: Analysis, verb: int) -> int | None:
    """Return the first of two subjects with a clause between: that clause's own.

    "X agreed to leave, his deputy said": parsers may hang both on "said".
    """
    subjects = analysis.children_by(verb, "nsubj")
    clause = analysis.child(verb, "ccomp")
    if len(subjects) < 2 or clause is None or subjects[-1] > verb:
        return None
    return subjects[0] if subjects[0] < clause < subjects[-1] else None


def stray_subject(analysis: Analysis, verb: int) -> int | None:
    """Return the noun phrase right before a verb that the tree gave to the clause before it.

    "X agreed to leave, his deputy said": parsers make the deputy leave.
    """
    clause = analysis.child(verb, "ccomp")
    if clause is None or clause > verb or analysis.child(verb, "nsubj") is not None:
        return None
    before = verb - 1
    while before > clause and analysis.form[before] == ",":
        before -= 1
    loose = None
    for token in (before, *analysis.ancestors(before)):
        if token <= clause:
            break
        if not _is_set_apart(analysis, token, before):
            continue
        if analysis.deprel[token].startswith("nsubj"):
            return token
        if loose is None and before == verb - 1 and analysis.deprel[token] in _LOOSE:
            loose = token
    return loose


def _is_set_apart(analysis: Analysis, token: int, end: int) -> bool:
    """Tell whether a noun phrase runs from a comma to `end`, hung on a word before it."""
    first, last = analysis.subtree_bounds[token]
    is_noun = analysis.upos[token] in ("NOUN", "PROPN", "PRON")
    is_apart = "," in (analysis.form[first], analysis.form[first - 1]) and last == end
    return is_noun and is_apart and analysis.head[token] < token


def _subject_above(analysis: Analysis, verb: int, depth: int) -> int | None:
    above = analysis.head[verb]
    if above < 0:
        return None
    relation = analysis.deprel[verb]
    if relation == "xcomp" and analysis.lemma[above] in word_list("object_control"):
        controlled = analysis.child(above, "obj", "iobj", "nsubj:pass")
        if controlled is not None:
            return controlled
    if relation in ("acl", "acl:relcl"):
        return None if predicates_it(analysis, above) else above
    if relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        if relation == "ccomp" and analysis.child(verb, "mark") is not None:
            return None
        doubled = doubled_subject(analysis, above)
        if relation == "ccomp" and doubled is not None:
            return doubled
        return _host_subject(analysis, above, depth)
    if relation == "conj":
        return _host_subject(analysis, above, depth)
    return None


def predicates_it(analysis: Analysis, noun: int) -> bool:
    """Tell whether a noun is the predicate of "it is": no speaker of an infinitive below it."""
    subject = analysis.child(noun, "expl", "nsubj")
    is_it = subject is not None and analysis.form[subject].lower() in ("it", "there")
    return is_it and analysis.child(noun, "cop") is not None


def _host_subject(analysis: Analysis, verb: int, depth: int) -> int | None:
    """Return whose deed a clause without subject is: its host's subject, passive or not."""
    passive = analysis.child(verb, "nsubj:pass")
    return passive if passive is not None else subject_of(analysis, verb, depth + 1)


def noun_origin(analysis: Analysis, noun: int) -> int | None:
    """Return whose the claim is: "her claim", "a promise by Voss", "Voss made the claim"."""
    for child in analysis.children[noun]:
        relation = analysis.deprel[child]
        if relation == "nmod:poss":
            return child
        if relation in ("nmod", "acl") and _case(analysis, child) in ("by", "from"):
            return child
    above = analysis.head[noun]
    is_object = above >= 0 and analysis.deprel[noun] == "obj"
    if is_object and analysis.lemma[above] in word_list("light_verbs"):
        return subject_of(analysis, above)
    return None


def _case(analysis: Analysis, token: int) -> str:
    case = analysis.child(token, "case")
    return "" if case is None else analysis.lemma[case].lower()


def case_of(analysis: Analysis, token: int) -> str:
    """Return the preposition of a noun phrase, "" without one."""
    return _case(analysis, token)


def antecedent_of(analysis: Analysis, pronoun: int) -> int | None:
    """Return the noun that a relative pronoun takes up."""
    for above in analysis.ancestors(pronoun):
        if analysis.deprel[above] == "acl:relcl":
            return analysis.head[above]
    return None
