"""Step 7: what lies ahead; `future_marker` is also asked by the modal and attribution steps.

will, shall, be going to, be to, be about to, would after a past cue, headline "to", a present
with a future date. Out: the deciding tokens, or nothing.
"""

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.default import evaluative_word
from sayso.reading.claims.segment import Segment

_WILL = frozenset({"will", "shall"})
_TIMES = frozenset({"tomorrow", "tonight", "soon", "shortly", "next"})
_PAST_WOULD = frozenset(
    {"later", "every", "often", "always", "sometimes", "usually", "eventually", "then", "regularly",
     "each", "ultimately", "subsequently", "those"}
)  # fmt: skip
_AGES = frozenset({"boy", "girl", "child", "student", "youth", "teenager", "pupil", "recruit"})
_MOTION = frozenset(
    {"open", "begin", "start", "leave", "arrive", "close", "meet", "return", "resume", "launch",
     "sail", "fly", "travel", "visit", "end", "expire", "vote", "face", "play", "depart", "move"}
)  # fmt: skip


def future_marker(segment: Segment) -> int | None:
    """Return the token that puts the predicate ahead, or `None`."""
    for clause in segment.core:
        found = _in_clause(segment, clause)
        if found is not None:
            return found
    return None


def _in_clause(segment: Segment, clause: Clause) -> int | None:
    if clause.modal_word in _WILL:
        return clause.modal
    if clause.modal_word == "would" and segment.in_content and not _is_scenario(segment):
        return clause.modal
    going = _going_to(segment, clause)
    if going is None:
        going = _be_to(segment, clause)
    if going is not None:
        return going
    if _is_headline_infinitive(segment, clause):
        return clause.markers[0]
    return _dated_present(segment, clause)


def _is_scenario(segment: Segment) -> bool:
    """Say whether "would" is no future told later: "would bury the town, according to a model"."""
    frame = segment.frame
    if frame is None or frame.operator.name != "say":
        return False
    if frame.head < 0 or any(segment.lower(cue) == "according" for cue in frame.cues):
        return bool(frame.cues)
    return segment.analysis.xpos[frame.head] in ("VBZ", "VBP")


def _going_to(segment: Segment, clause: Clause) -> int | None:
    """Be going to p, be about to p, be to p: seen from p or from the governing "going"."""
    analysis = segment.analysis
    if not clause.infinitive:
        return None
    governor = analysis.head[segment.links[0].anchor] if clause is segment.predicate else -1
    if governor >= 0 and segment.lower(governor) in ("going", "gon"):
        matrix = segment.clauses.at(governor)
        if analysis.deprel[clause.token] in ("xcomp", "conj") and matrix.auxiliaries:
            return None if _was_going(segment, governor) else governor
    if clause.copula is not None and _is_infinitive(segment, clause):
        return _is_to(segment, clause)
    if governor >= 0 and segment.clauses.lemma[governor] == "be":
        return None if analysis.xpos[governor] == "VBD" else governor
    return None


def _be_to(segment: Segment, clause: Clause) -> int | None:
    """Find "are" in "both sides are to withdraw", "due" in "is due to open"."""
    analysis = segment.analysis
    for auxiliary in clause.auxiliaries:
        follows = segment.lower(auxiliary + 1) if auxiliary + 1 < len(analysis) else ""
        is_present = analysis.xpos[auxiliary] in ("VBZ", "VBP")
        if is_present and segment.clauses.lemma[auxiliary] == "be" and follows == "to":
            return auxiliary
    is_verb = analysis.upos[clause.token] in ("ADJ", "VERB") or clause.lemma in _MOTION
    if clause.copula is None or not is_verb:
        return None
    due = analysis.child(clause.token, "case")
    return due if due is not None and segment.lower(due) == "due" else None


def laid_down(segment: Segment) -> Decision | None:
    """Read "is to p" under a law as called-for, under an agreement or plan as agreed."""
    clause = segment.core[-1]
    marker = _be_to(segment, clause)
    marker = marker if marker is not None else _going_to(segment, clause)
    if marker is None or segment.clauses.lemma[marker] != "be":
        return None
    lists = segment.lexicon.words["basis"]
    for adjunct in clause.adverbs:
        case = segment.analysis.child(adjunct, "case")
        if case is None or segment.lower(case) not in ("under", "by", "in"):
            continue
        if segment.clauses.lemma[adjunct] in lists["law"]:
            return Decision("called-for", 0, 1, (case, adjunct, marker), "future.by_law")
        if segment.clauses.lemma[adjunct] in lists["agreement"]:
            cues = (case, adjunct, marker, *segment.negators)
            return Decision("predicted", 2, segment.sign, cues, "future.agreed")
    return None


def _was_going(segment: Segment, going: int) -> bool:
    """Tell a past plan ("was going to sail") from the future of reported speech."""
    analysis = segment.analysis
    auxiliaries = segment.clauses.at(going).auxiliaries
    is_past = any(analysis.xpos[auxiliary] == "VBD" for auxiliary in auxiliaries)
    return is_past and not (segment.in_content and analysis.quote_level[going] == 0)


def past_plan(segment: Segment) -> Decision | None:
    """Read "was not going to p" as asserted CT-, "was going to p" as hypothetical: a past plan."""
    clause = segment.predicate
    going = segment.analysis.head[segment.links[0].anchor]
    if not clause.infinitive or going < 0 or segment.lower(going) not in ("going", "gon"):
        return None
    if not _was_going(segment, going):
        return None
    if segment.sign < 0:
        return Decision("asserted", 3, -1, segment.negators, "past_plan.negated")
    return Decision("hypothetical", 0, 1, (going,), "past_plan")


def _is_infinitive(segment: Segment, clause: Clause) -> bool:
    """Say whether the predicate is "meet" or, with a copula for its auxiliary, "be broken up"."""
    analysis = segment.analysis
    if analysis.xpos[clause.token] == "VB":
        return True
    below = analysis.children_by(clause.token, "aux", "aux:pass")
    return any(analysis.xpos[t] == "VB" and segment.clauses.lemma[t] == "be" for t in below)


def _is_to(segment: Segment, clause: Clause) -> int | None:
    """Find the copula of "the rivals are to meet"; not of "the aim is to meet"."""
    if clause.copula is None or segment.analysis.xpos[clause.copula] not in ("VBZ", "VBP"):
        return None
    subject = segment.clauses.lemma[clause.subject] if clause.subject is not None else ""
    return None if subject in segment.lexicon.frames["noun"] else clause.copula


def _is_headline_infinitive(segment: Segment, clause: Clause) -> bool:
    """Mayor to quit: a main clause whose verb is an infinitive, or a noun with one for sentence."""
    link = segment.links[0]
    if link.frame == "noun" and link.operator is None and clause.infinitive and not clause.finite:
        return segment.analysis.head[link.governor] < 0 and not _has_finite(segment)
    return (
        segment.top.frame == "root"
        and clause.infinitive
        and clause.subject is not None
        and not clause.finite
        and segment.analysis.deprel[clause.token] in ("root", "parataxis", "ccomp")
    )


def _judges(segment: Segment, marker: int) -> bool:
    """Say whether "would" only softens a judgement: "it would be wrong to sell the chapel"."""
    word = evaluative_word(segment, segment.predicate)
    return segment.lower(marker) == "would" and word is not None


def _refusing_headline(segment: Segment) -> int | None:
    """Find the "no" of a speaker's headline: "Chancellor: no bailout" tells what will not be."""
    analysis = segment.analysis
    token = segment.predicate.token
    no = next((n for n in segment.predicate.negators if segment.lower(n) == "no"), None)
    if no is None or analysis.upos[token] != "NOUN" or not segment.in_content:
        return None
    is_singular = analysis.xpos[token] == "NN"
    after_colon = no > 0 and analysis.form[no - 1] == ":"
    return no if is_singular and after_colon and not _has_finite(segment) else None


def _has_finite(segment: Segment) -> bool:
    """Say whether the sentence has a finite verb."""
    analysis = segment.analysis
    first, end = analysis.sentence_tokens[analysis.sentence[segment.predicate.token]]
    return any(analysis.xpos[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(first, end))


def _dated_present(segment: Segment, clause: Clause) -> int | None:
    """Find the date of a present that lies ahead: "the fair opens tomorrow"."""
    analysis = segment.analysis
    if clause.lemma not in _MOTION or clause.modal is not None:
        return None
    lead = clause.auxiliaries[0] if clause.auxiliaries else clause.token
    if analysis.xpos[lead] not in ("VBZ", "VBP"):
        return None
    for adverb in clause.adverbs:
        words = [segment.lower(adverb), *map(segment.lower, analysis.children[adverb])]
        if any(word in _TIMES for word in words):
            return adverb
    return None


def future(segment: Segment) -> Decision | None:
    """Predicted CT+ (CT- under negation): a bare future is never asserted."""
    marker = future_marker(segment)
    if marker is None:
        marker = _refusing_headline(segment)
    if marker is None or _judges(segment, marker):
        return None
    return Decision("predicted", 3, segment.sign, (marker, *segment.negators), "future")


def would(segment: Segment) -> Decision | None:
    """Hypothetical: the author's bare "would": a scenario ("a strike would cost millions").

    Not the past habit ("every morning he would swim", "as a boy he would swim") nor the later
    past ("would later become").
    """
    for clause in segment.core:
        told = segment.in_content and not _is_scenario(segment)
        if clause.modal is not None and clause.modal_word == "would" and not told:
            if _is_past_would(segment, clause) or _is_refusal(segment, clause):
                return None
            return Decision("hypothetical", 0, 1, (clause.modal, *segment.negators), "would")
    return None


def _is_refusal(segment: Segment, clause: Clause) -> bool:
    """Would not say: declined to."""
    return bool(clause.negators) and clause.lemma in segment.lexicon.frames["that"]


def _is_past_would(segment: Segment, clause: Clause) -> bool:
    words = {segment.lower(a) for a in clause.adverbs}
    words |= {segment.lower(b) for a in clause.adverbs for b in segment.analysis.children[a]}
    ages = {a for a in clause.adverbs if segment.clauses.lemma[a] in _AGES}
    as_a_boy = any(segment.lower(b) == "as" for a in ages for b in segment.analysis.children[a])
    return as_a_boy or bool(words & _PAST_WOULD)


STEP = (laid_down, future, past_plan, would)
