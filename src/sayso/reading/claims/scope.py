"""Step 1: scope over clauses: conditions, questions, commands, purposes, wishes, attempts.

Each function looks at one construction and returns a `Decision` or `None`; `STEP` lists them in
the order of the evidential-status note, section 4.1.
"""

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.path import Link
from sayso.reading.claims.segment import Segment

_IF = frozenset({"if", "unless", "provided", "providing", "supposing", "lest", "assuming"})
_ENTERTAINED = frozenset({"want", "wish", "attempt", "enable", "suppose"})
_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_OPEN = frozenset({"ask", "open", "decline", "know", "doubt", "say", "confirm", "factive"})
_PURPOSE = frozenset({"so", "order"})
_SETTLED = frozenset({"see", "decide", "determine", "settle", "establish", "clarify", "resolve"})
_PAST = frozenset({"VBD", "VBN"})
_REAL_MARKS = frozenset({"even", "as", "only"})


def whether_complement(segment: Segment) -> Decision | None:
    """Unknown: "it is unclear whether p", "they asked if p"; "whether or not" too."""
    for link in segment.links:
        for mark in link.node.markers:
            word = segment.lower(mark)
            is_complement = link.frame not in ("adverbial", "root", "relative", "participial")
            if word == "whether" or (word == "if" and is_complement):
                return _by_question_cue(segment, mark)
        if link.operator is not None and link.operator.opaque:
            break
    return None


def _by_question_cue(segment: Segment, mark: int) -> Decision:
    operator = _governing(segment)
    if operator is not None and operator[0] == "doubt":
        doubts = operator[1] >= 0 and segment.clauses.lemma[operator[1]] == "doubt"
        return Decision("doubted", 1 + doubts, -1, (operator[1], mark), "scope.question_whether")
    if operator is not None and operator[0] == "unlikely":
        return Decision("doubted", 2, -1, (operator[1], mark), "scope.doubtful_whether")
    if operator is not None and operator[0] == "know" and not operator[2]:
        return Decision("unknown", 0, 1, (mark,), "scope.whether")
    return Decision("unknown", 0, 1, (mark,), "scope.whether")


def _governing(segment: Segment) -> tuple[str, int, bool] | None:
    """Return the class, token and negation of what holds the clause."""
    if segment.opaque is not None and segment.opaque.operator is not None:
        governor = segment.clauses.at(segment.opaque.governor)
        return segment.opaque.operator.name, governor.token, bool(governor.negators)
    if segment.frame is not None:
        return segment.frame.operator.name, segment.frame.head, segment.frame.negated
    return None


def remains_open(segment: Segment) -> Decision | None:
    """Unknown: "how the council responds remains to be seen"; the infinitive too."""
    for link in segment.links:
        head = segment.analysis.head[link.anchor]
        if head < 0 or segment.clauses.lemma[head] != "remain":
            continue
        below_both = segment.analysis.children_by(head, "xcomp", "advcl")
        for below in (*below_both, *segment.analysis.children_by(link.anchor, "advcl")):
            clause = segment.clauses.at(below)
            is_open = clause.lemma in _SETTLED and clause.passive and clause.infinitive
            if is_open and _is_left_open(segment, link, below):
                return Decision("unknown", 0, 1, (head, below), "scope.remains_open")
    return None


def _is_left_open(segment: Segment, link: Link, below: int) -> bool:
    """Say whether the link's clause is what remains to be seen; parsers may hang it loosely."""
    if link.anchor == below or segment.analysis.deprel[link.anchor].startswith("csubj"):
        return True
    first = segment.analysis.subtree_bounds[link.anchor][0]
    return any(segment.lower(token) in _WH for token in range(max(first - 1, 0), link.anchor))


def wh_complement(segment: Segment) -> Decision | None:
    """Hold asserted: "it is not known which clerk stamped the form": only the slot is open."""
    operator = _governing(segment)
    if operator is None or operator[0] not in _OPEN or segment.top.frame == "relative":
        return None
    word = segment.core[-1].question_word
    if word is None:
        return None
    if segment.predicate.infinitive or segment.predicate.modal_word in ("will", "would"):
        return None
    return Decision("asserted", 3, segment.sign, (word,), "scope.wh_complement")


def counterfactual_comparison(segment: Segment) -> Decision | None:
    """Hypothetical CT-: "as if he owned the place"; denied where that is the whole sentence."""
    for link in segment.links:
        for mark in link.node.markers:
            before = segment.lower(mark - 1) if mark else ""
            after = segment.lower(mark + 1) if mark + 1 < len(segment.analysis) else ""
            is_lead = segment.lower(mark) == "as" and after in ("if", "though")
            if is_lead or (segment.lower(mark) in ("if", "though") and before == "as"):
                cues = (mark, mark + 1) if is_lead else (mark - 1, mark)
                if link.frame == "root":  # "As if money had ever mattered to her!"
                    return Decision("denied", 3, -segment.sign, cues, "rhetoric.as_if")
                return Decision("hypothetical", 3, -1, cues, "scope.as_if")
    return None


def condition(segment: Segment) -> Decision | None:
    """Hypothetical: the clause is a condition ("if p", "unless p", "had p")."""
    for link in segment.links:
        if link.operator is not None and (link.operator.passes or link.operator.name == "ended"):
            return None  # "if the council stops funding it": p is taken for granted
        given = _provided(segment, link)
        if given is not None:
            return _entertained(segment, counter=False, cues=(given,), rule="scope.provided")
        mark = _condition_mark(segment, link.node)
        if mark is None or link.frame not in ("adverbial", "root", "participial", "relative"):
            continue
        if _means_whether(segment, mark, link.anchor):
            return Decision("unknown", 0, 1, (mark,), "scope.whether")
        matrix = segment.analysis.head[link.anchor]
        counter = matrix >= 0 and _is_counterfactual(segment, link.node, matrix)
        return _entertained(segment, counter=counter, cues=(mark,), rule="scope.condition")
    return None


def _provided(segment: Segment, link: Link) -> int | None:
    """Find a verb that works as a conjunction: "provided that p", "suppose p"."""
    if link.governor < 0 or link.frame not in ("that", "passive_that"):
        return None
    governor = segment.clauses.at(link.governor)
    word = segment.lower(link.governor)
    relation = segment.analysis.deprel[link.governor]
    if word in ("provided", "providing", "assuming", "supposing") and relation == "advcl":
        return link.governor if governor.subject is None else None
    alone = governor.subject is None and governor.modal is None and relation == "root"
    return link.governor if word in ("suppose", "imagine", "assume", "say") and alone else None


def _condition_mark(segment: Segment, clause: Clause) -> int | None:
    for mark in clause.markers:
        if segment.lower(mark) in _IF:
            return mark
        after = segment.lower(mark + 1) if mark + 1 < len(segment.analysis) else ""
        if (segment.lower(mark), after) == ("in", "case"):
            return mark
    if segment.lower(clause.token) in ("provided", "assuming", "supposing"):
        return None
    if segment.analysis.deprel[clause.token] == "advcl" and _is_inverted(segment, clause):
        return clause.auxiliaries[0] if clause.auxiliaries else clause.copula
    return None


def _is_inverted(segment: Segment, clause: Clause) -> bool:
    """Had he known; should it rain; were she to go."""
    lead = clause.auxiliaries[0] if clause.auxiliaries else clause.copula
    if lead is None or clause.subject is None or lead > clause.subject:
        return False
    return segment.lower(lead) in ("had", "should", "were")


def _is_counterfactual(segment: Segment, antecedent: Clause, matrix: int) -> bool:
    """Past perfect against would/could have: what did not happen."""
    main = segment.clauses.at(matrix)
    would_have = main.modal_word in ("would", "could", "might") and main.perfect
    return would_have and (antecedent.perfect or _is_inverted(segment, antecedent))


def _entertained(segment: Segment, *, counter: bool, cues: tuple[int, ...], rule: str) -> Decision:
    if counter:
        return Decision("hypothetical", 3, -segment.sign, cues, f"{rule}.counterfactual")
    return Decision("hypothetical", 0, 1, cues, rule)


def consequence(segment: Segment) -> Decision | None:
    """Hypothetical: what follows from a condition; "even if" leaves the clause untouched."""
    for clause in segment.core:
        for adjunct in _conditions(segment, clause):
            antecedent = segment.clauses.at(adjunct)
            mark = _condition_mark(segment, antecedent)
            if mark is None or segment.lower(mark - 1) in _REAL_MARKS:
                continue
            if _means_whether(segment, mark, adjunct) or _is_told(segment, antecedent, clause):
                continue
            if not _is_full(segment, antecedent) and segment.lower(mark) != "unless":
                continue
            counter = _is_counterfactual(segment, antecedent, clause.token)
            return _entertained(segment, counter=counter, cues=(mark,), rule="scope.consequence")
        event = _in_case_of(segment, clause)
        if event is not None:
            return _entertained(segment, counter=False, cues=(event,), rule="scope.in_case_of")
    return None


def _is_told(segment: Segment, antecedent: Clause, main: Clause) -> bool:
    """Both halves plain past: "if it was meant as a joke, nobody laughed" tells a fact."""
    plain = main.modal is None and antecedent.modal is None and not antecedent.perfect
    return plain and all(_is_past(segment, clause) for clause in (main, antecedent))


def _is_past(segment: Segment, clause: Clause) -> bool:
    lead = clause.auxiliaries[0] if clause.auxiliaries else clause.copula
    return segment.analysis.xpos[lead if lead is not None else clause.token] == "VBD"


def _means_whether(segment: Segment, mark: int, clause: int) -> bool:
    """Say whether "if" opens a question that parsers hang like a condition: "unclear if p"."""
    governor = segment.analysis.head[clause]
    if segment.lower(mark) != "if" or governor < 0 or clause < governor:
        return False
    adjectives = segment.lexicon.frames["adjective"]
    near = (governor, *segment.analysis.children_by(governor, "xcomp"))
    found = (adjectives.get(segment.clauses.lemma[token]) for token in near)
    negated = bool(segment.clauses.at(governor).negators)
    open_words = ("open", "evident", "certain") if negated else ("open",)
    return any(operator is not None and operator.name in open_words for operator in found)


def _in_case_of(segment: Segment, clause: Clause) -> int | None:
    """In the event of a strike, in case of fire."""
    for adjunct in clause.adverbs:
        if segment.lower(adjunct) not in ("event", "case"):
            continue
        children = segment.analysis.children[adjunct]
        if any(segment.lower(c) == "in" for c in children) and adjunct + 1 < len(segment.analysis):
            return adjunct if segment.lower(adjunct + 1) in ("of", "that") else None
    return None


def _inverted_lead(segment: Segment) -> int | None:
    """Find a sentence-initial auxiliary that no question mark explains: "should it fail, p"."""
    analysis = segment.analysis
    first, _ = analysis.sentence_tokens[analysis.sentence[segment.predicate.token]]
    if segment.lower(first) not in ("should", "had", "were") or segment.top.frame != "root":
        return None
    if _question_mark(segment) is not None or first in segment.predicate.auxiliaries:
        return None
    between = range(first, segment.predicate.token)
    return first if any(analysis.form[token] == "," for token in between) else None


def _conditions(segment: Segment, clause: Clause) -> list[int]:
    """Adverbial clauses of `clause`, and those before the first conjunct, which it shares."""
    if segment.analysis.deprel[clause.token] != "conj":
        return clause.conditions
    first = segment.clauses.at(segment.analysis.head[clause.token])
    return clause.conditions + [c for c in first.conditions if c < first.token]


def inverted(segment: Segment) -> Decision | None:
    """Hypothetical: the main clause after "should it rain," or "had he known,"."""
    first = _inverted_root(segment)
    if first is not None:
        counter = segment.lower(first) == "had"
        return _entertained(segment, counter=counter, cues=(first,), rule="scope.inverted")
    lead = _inverted_lead(segment)
    if lead is None or segment.in_content:
        return None
    counter = segment.lower(lead) == "had" and segment.predicate.perfect
    return _entertained(segment, counter=counter, cues=(lead,), rule="scope.inverted")


def _inverted_root(segment: Segment) -> int | None:
    """Find the inverted condition itself where a parser makes it the main clause."""
    clause = segment.predicate
    analysis = segment.analysis
    lead = clause.auxiliaries[0] if clause.auxiliaries else clause.copula
    if segment.top.frame != "root" or not _is_inverted(segment, clause) or lead is None:
        return None
    main = analysis.children_by(clause.token, "parataxis", "conj", "ccomp")
    late = [token for token in main if token > clause.token]
    first, _ = analysis.sentence_tokens[analysis.sentence[clause.token]]
    if _question_mark(segment) is not None or not late or lead != first:
        return None
    return lead


def _is_full(segment: Segment, clause: Clause) -> bool:
    """Say whether a condition has a verb; "if any" and "if not" are asides."""
    return segment.analysis.upos[clause.token] in ("VERB", "AUX") or clause.subject is not None


def counterfactual(segment: Segment) -> Decision | None:
    """Hypothetical CT-: "would have left but for the rain", "without him p would have"."""
    clause = segment.predicate
    if clause.modal_word not in ("would", "could") or not clause.perfect or segment.in_content:
        return None
    if clause.modal_word == "could" and not _has_without(segment, clause):
        return None
    assert clause.modal is not None
    if _has_without(segment, clause) or _has_but(segment, clause):
        return Decision("hypothetical", 3, -segment.sign, (clause.modal,), "scope.counterfactual")
    return Decision("hypothetical", 0, 1, (clause.modal,), "scope.would_have")


def _has_but(segment: Segment, clause: Clause) -> bool:
    """Would have p, but: what came in between."""
    analysis = segment.analysis
    return any(
        segment.lower(below) == "but"
        for conjunct in analysis.children_by(clause.token, "conj")
        for below in analysis.children[conjunct]
    )


def _has_without(segment: Segment, clause: Clause) -> bool:
    return any(
        segment.lower(below) in ("without", "but")
        for adjunct in clause.adverbs
        for below in segment.analysis.children[adjunct]
    )


def command(segment: Segment) -> Decision | None:
    """Called-for: an imperative."""
    clause = segment.predicate
    analysis = segment.analysis
    if analysis.xpos[clause.token] != "VB" or clause.infinitive or clause.subject is not None:
        return None
    if clause.modal is not None or segment.opaque is not None:
        return None
    if segment.top.frame != "root" and not _is_spoken(segment, clause):
        return None
    if any(analysis.xpos[auxiliary] != "VB" for auxiliary in clause.auxiliaries):
        return None
    if "Mood=Imp" in analysis.feats[clause.token] or len(segment.core) == 1:
        return Decision("called-for", 0, 1, (clause.token,), "scope.imperative")
    return None


def _is_spoken(segment: Segment, clause: Clause) -> bool:
    """Say whether the clause is what a cue of saying brings in: "Return the boats, they said"."""
    frame = segment.frame
    if frame is None or frame.operator.name != "say" or clause.markers:
        return False
    return segment.top.governor == frame.head and clause.token < frame.head


def question(segment: Segment) -> Decision | None:
    """Unknown: a question; asserted where it takes p for granted; denied where it expects no."""
    if segment.top.frame != "root" or segment.opaque is not None:
        return None
    mark = _question_mark(segment)
    if mark is None:
        return None
    main = segment.core[-1]
    word = main.question_word
    if word is None and segment.lower(main.token) in _WH:
        word = main.token
    if word is None:
        return Decision("unknown", 0, 1, (mark,), "scope.question")
    if _expects_nobody(segment, main, word):
        return Decision("denied", 3, -segment.sign, (word, mark), "rhetoric.who_would")
    if segment.lower(word) in ("why", "how") and main.modal is None:
        return Decision("asserted", 3, segment.sign, (word,), "rhetoric.presupposed")
    if segment.lower(word) in ("who", "what", "which", "whose", "when", "where"):
        return Decision("unknown", 0, 1, (word, mark), "scope.question")
    return Decision("unknown", 0, 1, (mark,), "scope.question")


def _expects_nobody(segment: Segment, main: Clause, word: int) -> bool:
    """Say whether the question expects "nobody": "Who would trust a man like that?"."""
    who = segment.lower(word) in ("who", "what") and main.modal_word in ("would", "could", "can")
    how_could = segment.lower(word) == "how" and main.modal_word in ("could", "can")
    return who or how_could


def _question_mark(segment: Segment) -> int | None:
    analysis = segment.analysis
    _, end = analysis.sentence_tokens[analysis.sentence[segment.predicate.token]]
    token = end - 1
    while token > segment.predicate.token and analysis.upos[token] == "PUNCT":
        if "?" in analysis.form[token]:
            return token
        token -= 1
    return None


def purpose(segment: Segment) -> Decision | None:
    """Hypothetical: "to p", "in order to p", "so that p may"; not "only to p"."""
    for link in segment.links:
        if link.frame != "adverbial":
            continue
        clause = link.node
        before = segment.lower(clause.markers[0] - 1) if clause.markers else ""
        if clause.infinitive and not clause.finite and before != "only":
            return Decision("hypothetical", 0, 1, (clause.markers[0],), "scope.purpose")
        marks = [m for m in clause.markers if segment.lower(m) in _PURPOSE]
        if marks and clause.modal_word in ("can", "could", "may", "might", "would", "will"):
            return Decision("hypothetical", 0, 1, (marks[0],), "scope.purpose")
    return None


def entertained(segment: Segment) -> Decision | None:
    """Hypothetical: under a word of wishing, trying, allowing or supposing."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name not in _ENTERTAINED:
        return None
    governor = segment.clauses.at(link.governor)
    negators = tuple(governor.negators)
    outcome = link.operator.negated if negators else link.operator.outcome
    rule = f"scope.{link.operator.name}"
    return Decision(
        outcome.status, outcome.strength, outcome.sign, (governor.token, *negators), rule
    )


def temporal(segment: Segment) -> Decision | None:
    """Read "before p could" (did not happen) and "once p" under a future (lies ahead)."""
    for link in segment.links:
        if link.frame != "adverbial" or not link.node.markers:
            continue
        mark = link.node.markers[0]
        word = segment.lower(mark)
        if word == "before" and link.node.modal_word == "could":
            return Decision("asserted", 3, -segment.sign, (mark,), "scope.before_could")
        if word in ("when", "once", "until", "before", "after", "as") and _lies_ahead(
            segment, link
        ):
            return Decision("predicted", 3, segment.sign, (mark,), "scope.once")
    return None


def _lies_ahead(segment: Segment, link: Link) -> bool:
    clause = link.node
    analysis = segment.analysis
    verb = clause.copula if clause.copula is not None else clause.token
    if clause.auxiliaries:
        verb = clause.auxiliaries[0]
    governor = analysis.head[link.anchor]
    if analysis.xpos[verb] not in ("VBZ", "VBP") or governor < 0:
        return False
    return segment.clauses.at(governor).modal_word in ("will", "shall", "'ll")


STEP = (
    counterfactual_comparison,
    remains_open,
    whether_complement,
    wh_complement,
    condition,
    consequence,
    inverted,
    counterfactual,
    command,
    question,
    purpose,
    entertained,
    temporal,
)
