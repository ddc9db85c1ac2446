"""What a cue word governs in the tree: its frame, the attributed words, who is told, what is named.

Relations are those of Universal Dependencies 2 as GUM uses them. A cue without a clause or
noun phrase of its own may still belong to a quotation beside it; that is found elsewhere.
"""

from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.statements.cue_lexicon import Frame, can_speak, word_list
from sayso.reading.statements.phrases import case_of, doubled_subject, stray_subject

_CLAUSES = ("ccomp", "csubj", "csubj:pass")
_REACH = 6
"""Words from a cue to its "that": "told the weekly on Friday that"."""
_SAYING_CASES = frozenset(("to", "with"))


@dataclass(frozen=True, slots=True)
class Complement:
    """The frame of a cue, the attributed tokens, and the heads of addressee and thing named."""

    frame: Frame
    content: frozenset[int]
    preposition: str = ""
    addressee: int | None = None
    target: int | None = None


def complement_of(analysis: Analysis, cue: int) -> Complement | None:
    """Return what the word `cue` governs, `None` where it governs nothing fit to attribute."""
    for find in (_passive_infinitive, _clause, _infinitive, _host, _name, _nominal):
        found = find(analysis, cue)
        if found is not None:
            return found
    return None


def clause_after(analysis: Analysis, cue: int) -> set[int]:
    """Return the words from "that" right after a cue to the end of the sentence.

    This stands in for a tree that hung the clause elsewhere. The clause ends where a quotation
    begins or ends that the cue does not share.
    """
    end = analysis.sentence_tokens[analysis.sentence[cue]][1]
    start = cue + 1
    while start < min(end, cue + _REACH) and analysis.form[start].lower() != "that":
        start += 1
    if start >= min(end, cue + _REACH) or analysis.upos[start] not in ("SCONJ", "PRON", "DET"):
        return set()
    if any(analysis.upos[token] in ("VERB", "PUNCT") for token in range(cue + 1, start)):
        return set()
    level = analysis.quote_level[cue]
    return {token for token in range(start, end) if analysis.quote_level[token] >= level}


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Tell whether a verb stands in the passive."""
    return analysis.child(verb, "aux:pass", "nsubj:pass") is not None


def _clause(analysis: Analysis, cue: int) -> Complement | None:
    clauses = analysis.children_by(cue, "ccomp")
    if analysis.upos[cue] in ("NOUN", "PROPN"):
        clauses += [c for c in analysis.children_by(cue, "acl") if _has_mark(analysis, c)]
    if not clauses and analysis.child(cue, "expl") is not None:
        clauses = analysis.children_by(cue, *_CLAUSES)
    if not clauses:
        return None
    content = {token for clause in clauses for token in analysis.subtree(clause)}
    content -= asides(analysis, cue, clauses)
    content -= regained(analysis, cue, clauses)
    late = stray_subject(analysis, cue)
    content.difference_update(() if late is None else analysis.subtree(late))
    content |= _stray_subject(analysis, cue, clauses[0])
    content.update(_later_clauses(analysis, cue, clauses[0]))
    frame: Frame = "subjunctive" if _is_subjunctive(analysis, clauses[0]) else "clause"
    return Complement(frame, frozenset(content), "", _addressee(analysis, cue))


def _later_clauses(analysis: Analysis, cue: int, clause: int) -> set[int]:
    """Return the loose clauses that run on from a quotation that stands after its cue."""
    if clause < cue:
        return set()
    runs_on: set[int] = set()
    for loose in analysis.children_by(cue, "parataxis"):
        if loose > clause and analysis.quote_level[loose] > analysis.quote_level[cue]:
            runs_on.update(analysis.subtree(loose))
    return runs_on


def _stray_subject(analysis: Analysis, cue: int, clause: int) -> set[int]:
    """Return the noun phrase before a clause without subject that the tree took for an object."""
    doubled = doubled_subject(analysis, cue)
    if doubled is not None:
        return set(analysis.subtree(doubled))
    thing = analysis.child(cue, "obj")
    if thing is None or not cue < thing < clause or analysis.lemma[cue] in word_list("telling"):
        return set()
    if any(analysis.deprel[c].startswith(("nsubj", "mark")) for c in analysis.children[clause]):
        return set()
    return set(analysis.subtree(thing))


def asides(analysis: Analysis, cue: int, clauses: list[int]) -> set[int]:
    """Return the loose sentences after a semicolon that the author goes on with."""
    loose_ones: set[int] = set()
    for clause in clauses:
        for loose in analysis.children_by(clause, "parataxis"):
            first = analysis.subtree_bounds[loose][0]
            is_quoted = analysis.quote_level[loose] > analysis.quote_level[cue]
            stops = (analysis.form[first], analysis.form[first - 1])
            if loose > clause and not is_quoted and ";" in stops:
                loose_ones.update(analysis.subtree(loose))
    return loose_ones


def regained(analysis: Analysis, cue: int, clauses: list[int]) -> set[int]:
    """Return what a plain past takes back: "said that it had sunk and called for help".

    No past perfect goes on in a plain past without a subject: that verb belongs to the speaker.
    What looks like a participle ("and retaken") or stands before another "that" goes on in it.
    """
    back: set[int] = set()
    if analysis.xpos[cue] != "VBD":
        return back
    for clause in clauses:
        if clause < cue or not _is_perfect(analysis, clause):
            continue
        for joined in analysis.children_by(clause, "conj"):
            own = analysis.child(joined, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark")
            goes_on = _is_participle(analysis, joined) or _is_before_that(analysis, clause, joined)
            if analysis.xpos[joined] == "VBD" and own is None and not goes_on:
                back.update(analysis.subtree(joined))
    return back


def _is_participle(analysis: Analysis, verb: int) -> bool:
    """Tell whether a verb has the form of a participle alone, whatever its tag."""
    return analysis.form[verb].lower().endswith(("en", "wn", "gone", "done", "begun"))


def _is_before_that(analysis: Analysis, clause: int, verb: int) -> bool:
    """Tell whether a later conjunct of the clause takes up "that" again."""
    return any(
        analysis.lemma[mark].lower() == "that"
        for later in analysis.children_by(clause, "conj")
        if later > verb
        for mark in analysis.children_by(later, "mark")
    )


def _is_perfect(analysis: Analysis, clause: int) -> bool:
    return any(analysis.form[a].lower() == "had" for a in analysis.children_by(clause, "aux"))


def _has_mark(analysis: Analysis, clause: int) -> bool:
    mark = analysis.child(clause, "mark")
    return mark is not None and analysis.lemma[mark].lower() in ("that", "to", "whether", "if")


def _is_subjunctive(analysis: Analysis, clause: int) -> bool:
    if analysis.child(clause, "nsubj", "nsubj:pass") is None:
        return False
    auxiliaries = [
        analysis.lemma[a].lower() for a in analysis.children_by(clause, "aux", "aux:pass")
    ]
    if "should" in auxiliaries:
        return True
    is_bare = analysis.xpos[clause] == "VB" or "VerbForm=Inf" in analysis.feats[clause]
    return is_bare and not auxiliaries


def _infinitive(analysis: Analysis, cue: int) -> Complement | None:
    below = analysis.child(cue, "xcomp")
    if below is None and analysis.upos[cue] in ("NOUN", "PROPN"):
        below = next(
            (c for c in analysis.children_by(cue, "acl") if analysis.child(c, "mark") is not None),
            None,
        )
    if below is None or analysis.upos[below] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    mark = analysis.child(below, "mark")
    is_gerund = "VerbForm=Ger" in analysis.feats[below] or analysis.xpos[below] == "VBG"
    if mark is None and not is_gerund:
        return None
    told = analysis.child(cue, "obj", "iobj", "nsubj:pass")
    frame: Frame = "object" if told is not None else "gerund" if is_gerund else "infinitive"
    content = set(analysis.subtree(below))
    if told is not None and analysis.lemma[cue].lower() in word_list("wanting"):
        content.update(t for t in analysis.subtree(told) if t > cue)
        told = None
    return Complement(frame, frozenset(content), "", told)


def _passive_infinitive(analysis: Analysis, cue: int) -> Complement | None:
    """Read "is said to have left", "seemed tired": the subject belongs to what is said."""
    below = analysis.child(cue, "xcomp")
    is_raising = analysis.lemma[cue].lower() in word_list("raising")
    subject = analysis.child(cue, "nsubj:pass", *(("nsubj",) if is_raising else ()))
    if below is None or subject is None:
        return None
    if not is_raising and analysis.child(below, "mark") is None:
        return None
    content = frozenset((*analysis.subtree(subject), *analysis.subtree(below)))
    return Complement("passive", content, "", subject)


def _host(analysis: Analysis, cue: int) -> Complement | None:
    """Read "X, she said, is Y" and "as she said": the clause around the words of saying."""
    above = analysis.head[cue]
    if above < 0 or analysis.upos[cue] not in ("VERB", "AUX"):
        return None
    relation = analysis.deprel[cue]
    is_as = relation == "advcl" and _marked_by(analysis, cue, "as")
    is_aside = relation == "parataxis" and analysis.child(cue, "nsubj") is not None
    if not (is_as or is_aside):
        return None
    content = frozenset(analysis.subtree(above)) - frozenset(analysis.subtree(cue))
    return Complement("clause", content, "", _addressee(analysis, cue))


def _marked_by(analysis: Analysis, clause: int, word: str) -> bool:
    return any(
        analysis.lemma[m].lower() == word for m in analysis.children_by(clause, "mark", "advmod")
    )


def _name(analysis: Analysis, cue: int) -> Complement | None:
    """Read "called it a farce", "described it as a farce", "what he calls a farce"."""
    thing = analysis.child(cue, "obj", "nsubj:pass", "iobj")
    name = analysis.child(cue, "xcomp")
    if name is None:
        name = next(
            (
                c
                for c in analysis.children_by(cue, "obl", "advcl")
                if case_of(analysis, c) == "as" or _marked_by(analysis, c, "as")
            ),
            None,
        )
    if name is None or thing is None:
        return None
    words = [t for t in analysis.subtree(name) if not _is_as(analysis, t, name)]
    return Complement("name", frozenset(words), "", None, thing)


def _is_as(analysis: Analysis, token: int, name: int) -> bool:
    return analysis.head[token] == name and analysis.deprel[token] in ("case", "mark")


def _nominal(analysis: Analysis, cue: int) -> Complement | None:
    if analysis.upos[cue] not in ("VERB", "NOUN"):
        return None
    thing = analysis.child(cue, "obj")
    subject = analysis.child(cue, "nsubj:pass")
    if subject is not None:
        return _passive_nominal(analysis, cue, subject)
    if thing is not None and analysis.upos[cue] == "VERB":
        of = [
            c
            for c in analysis.children_by(cue, "obl", "advcl")
            if _preposition(analysis, c) == "of"
        ]
        of = of or _late_charge(analysis, cue, thing)
        if not of:
            of = [
                c
                for c in analysis.children_by(cue, "obl", "advcl")
                if c > thing and _preposition(analysis, c) == "for"
            ]
            preposition = ""
        else:
            preposition = "of"
        if of:
            content = frozenset((*analysis.subtree(thing), *analysis.subtree(of[0])))
            return Complement("nominal", content, preposition, None, thing)
        return Complement("nominal", frozenset(analysis.subtree(thing)))
    for child in analysis.children_by(cue, "obl", "nmod", "advcl", "acl"):
        preposition = _preposition(analysis, child)
        if preposition and child > cue:
            return Complement("nominal", frozenset(analysis.subtree(child)), preposition)
    return None


def _late_charge(analysis: Analysis, cue: int, thing: int) -> list[int]:
    """Find "of p-ing" after an aside: "accused him, but without naming him, of arson"."""
    if analysis.lemma[cue].lower() not in word_list("charging"):
        return []
    near = analysis.children_by(cue, "advcl", "conj", "obl")
    if analysis.deprel[cue] == "conj":
        near += analysis.children_by(analysis.head[cue], "advcl", "conj", "obl")
    for aside in near:
        if aside < thing or not _after_comma(analysis, aside):
            continue
        for child in analysis.children_by(aside, "advcl", "obl"):
            if _preposition(analysis, child) == "of" and _after_comma(analysis, child):
                return [child]
    return []


def _after_comma(analysis: Analysis, token: int) -> bool:
    first = analysis.subtree_bounds[token][0]
    return "," in (analysis.form[first], analysis.form[first - 1])


def _passive_nominal(analysis: Analysis, cue: int, subject: int) -> Complement | None:
    """Read "was accused of theft", "was criticised": the subject is in what is attributed."""
    content = set(analysis.subtree(subject))
    for child in analysis.children_by(cue, "obl", "advcl"):
        preposition = _preposition(analysis, child)
        if preposition in ("of", "for", "as", "with") and child > cue:
            content.update(t for t in analysis.subtree(child) if not _is_as(analysis, t, child))
            return Complement("nominal", frozenset(content), preposition, None, subject)
    return Complement("nominal", frozenset(content), "", None, subject)


def _preposition(analysis: Analysis, token: int) -> str:
    case = case_of(analysis, token)
    if case:
        return case
    mark = analysis.child(token, "mark")
    return "" if mark is None else analysis.lemma[mark].lower()


def _addressee(analysis: Analysis, cue: int) -> int | None:
    told = analysis.child(cue, "iobj", "obj")
    if told is not None:
        return told
    for child in analysis.children_by(cue, "obl"):
        if case_of(analysis, child) in _SAYING_CASES and _is_somebody(analysis, child):
            return child
    return None


def _is_somebody(analysis: Analysis, token: int) -> bool:
    return analysis.upos[token] in ("PROPN", "PRON") or can_speak(analysis.lemma[token])


def medium_of(analysis: Analysis, cue: int) -> int | None:
    """Return the head of "in a statement", "on his channel" at a cue."""
    for child in analysis.children_by(cue, "obl"):
        preposition = case_of(analysis, child)
        noun = analysis.lemma[child].lower()
        if preposition in word_list("medium_prepositions") and noun in word_list("media"):
            return child
    return None
