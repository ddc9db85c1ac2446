"""Predicates of what lies ahead.

In: an `Analysis`, the claims with their stances. Out: `Found`s. A claim is a forecast when one of
its voices predicts it, and when the words of the future stand in it though its stance is another:
the consequence of a condition ("If the dam breaks, the town will drown"), or what is doubted.
Nouns can be foreseen too ("forecast growth"). Wishes, demands and what would have been are none.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.forecasts.lexicon import words
from sayso.record.types import Claim
from sayso.record.vocabulary import Span

_DEVERBAL = ("tion", "ment", "ure", "sion", "ance", "age")
_WISHED = frozenset({"called-for"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Found:
    """A forecast without its id; `head` is the token of its predicate."""

    span: Span
    head: int
    claim: str


def predicted(
    analysis: Analysis, claims: Sequence[Claim], claim_of: Callable[[int], str | None]
) -> Iterator[Found]:
    """Yield the predicates of what lies ahead: those predicted first, then the others."""
    by_head = {analysis.token_at(claim.head[0]): claim for claim in claims}
    said = {
        head: claim
        for head, claim in by_head.items()
        if any(stance.status == "predicted" for stance in claim.stances)
    }
    for head, claim in said.items():
        if _is_proposition(analysis, head, said):
            yield Found(claim.span, head, claim.id)
    for head, claim in by_head.items():
        if head not in said and _is_ahead(analysis, head, claim):
            yield Found(claim.span, head, claim.id)
    yield from _foreseen(analysis, claim_of)


def _is_proposition(analysis: Analysis, head: int, said: Container[int]) -> bool:
    """Tell whether a predicate is a forecast of its own: it has a subject or is what is planned.

    Participles, purposes and bare nouns only tell what a verb is about; a plan that is itself
    predicted carries its content ("plans to hold" is one forecast).
    """
    relation = analysis.deprel[head].partition(":")[0]
    governor = analysis.head[head]
    if analysis.deprel[head] == "acl:relcl" and not has_will(analysis, head):
        return False
    if analysis.deprel[head] == "nsubj:pass" and analysis.upos[head] == "NOUN":
        return False  # "a ruling is expected": `_foreseen_subject` takes the clause
    if analysis.child(head, *_SUBJECTS) is not None or _is_due(analysis, head):
        return True
    if relation in ("xcomp", "conj"):
        return governor not in said
    return governor < 0 and analysis.upos[head] == "VERB"


def _is_due(analysis: Analysis, head: int) -> bool:
    """Tell whether an infinitive stands behind "is due", "is set"."""
    governor = analysis.head[head]
    return governor >= 0 and analysis.form[governor].lower() in words().ahead


def has_will(analysis: Analysis, head: int) -> bool:
    """Tell whether a predicate has an auxiliary of the future or stands behind "going to"."""
    governor = analysis.head[head]
    if analysis.deprel[head] == "xcomp" and analysis.form[governor].lower() == "going":
        return analysis.child(governor, "aux") is not None and analysis.xpos[governor] == "VBG"
    return any(
        analysis.deprel[child] in ("aux", "aux:pass")
        and analysis.form[child].lower() in words().will
        for child in analysis.children[head]
    )


def _is_ahead(analysis: Analysis, head: int, claim: Claim) -> bool:
    """Tell whether a claim that nobody predicts outright lies ahead by its own words."""
    if any(stance.status in _WISHED for stance in claim.stances):
        return False
    if analysis.lemma[head] in words().nearness:
        return _is_near(analysis, head)
    if is_subordinate(analysis, head):
        return False
    if _follows_open_condition(analysis, head, claim):
        return True
    if not has_will(analysis, head):
        return False
    return any(stance.status in ("hypothetical", "doubted") for stance in claim.stances)


def _follows_open_condition(analysis: Analysis, head: int, claim: Claim) -> bool:
    """Tell whether a claim says what would come of a condition that is still open.

    "Half the crew would leave if the pay were cut"; not "would have left", and not what would be
    if the world were another: "If I were king", "had he known".
    """
    if not any(stance.rule == "scope.consequence" for stance in claim.stances):
        return False
    auxiliaries = [analysis.form[child].lower() for child in analysis.children[head]
                   if analysis.deprel[child] in ("aux", "aux:pass")]  # fmt: skip
    if "have" in auxiliaries or not words().possible & set(auxiliaries):
        return False
    conditions = [clause for base in (head, analysis.head[head]) if base >= 0
                  for clause in analysis.children_by(base, "advcl") if clause != head]  # fmt: skip
    return not any(_is_contrary(analysis, clause) for clause in conditions)


def _is_contrary(analysis: Analysis, clause: int) -> bool:
    """Tell whether a condition is told as contrary to what is: "were I", "had he known"."""
    first, _ = analysis.subtree_bounds[clause]
    if analysis.form[first].lower() in ("had", "were"):
        return True
    helpers = {analysis.form[child].lower() for child in analysis.children_by(clause, "aux", "cop")}
    subject = analysis.child(clause, "nsubj")
    is_me = subject is not None and analysis.form[subject].lower() in ("i", "we")
    return "had" in helpers or (is_me and "were" in helpers)


def is_subordinate(analysis: Analysis, head: int) -> bool:
    """Tell whether a clause is itself a condition, or said in passing of something else."""
    if analysis.deprel[head].startswith("acl"):
        return True
    marks = [mark for mark in analysis.children_by(head, "mark") if not _has_own(analysis, mark)]
    return any(analysis.form[mark].lower() in words().conditions for mark in marks)


def _has_own(analysis: Analysis, mark: int) -> bool:
    """Tell whether a mark opens a clause below instead ("Provided that it agrees, troops will")."""
    return analysis.form[mark + 1 : mark + 2] == ["that"]


def _is_near(analysis: Analysis, head: int) -> bool:
    """Tell whether something is said to come soon: told in the present, and not denied."""
    helpers = {analysis.form[child].lower() for child in analysis.children[head]}
    if helpers & {"not", "n't", "never", "no", "was", "were", "had"}:
        return False
    finite = analysis.xpos[head] in ("VBZ", "VBP") or bool(helpers & {"is", "are", "'s"})
    return finite and analysis.child(head, *_SUBJECTS) is not None


def _foreseen(analysis: Analysis, claim_of: Callable[[int], str | None]) -> Iterator[Found]:
    """Find the nouns that somebody foresees ("forecast growth", "expects losses")."""
    for token, lemma in enumerate(analysis.lemma):
        if lemma not in words().foreseeing or analysis.upos[token] != "VERB":
            continue
        if analysis.xpos[token] in ("VBN", "VB", "VBD") and _is_passive(analysis, token):
            yield from _foreseen_subject(analysis, token, claim_of)
            continue
        if analysis.xpos[token] == "VBN" and analysis.child(token, "nsubj", "obj") is None:
            continue
        noun = analysis.child(token, "obj")
        if noun is None or analysis.child(token, "xcomp", "ccomp") is not None:
            continue
        if analysis.child(token, "advmod") is not None and _is_denied(analysis, token):
            continue
        claim = claim_of(token)
        if claim is not None and _is_outcome(analysis, noun):
            yield Found(_noun_extent(analysis, noun), token, claim)


def _is_passive(analysis: Analysis, token: int) -> bool:
    return analysis.child(token, "nsubj:pass") is not None


def _foreseen_subject(
    analysis: Analysis, token: int, claim_of: Callable[[int], str | None]
) -> Iterator[Found]:
    """Read "a verdict is expected on Monday": what is foreseen is the subject."""
    noun, claim = analysis.child(token, "nsubj:pass"), claim_of(token)
    helpers = {analysis.form[child].lower() for child in analysis.children_by(token, "aux:pass")}
    if noun is None or claim is None or analysis.child(token, "xcomp", "ccomp") is not None:
        return
    if helpers & {"is", "are"} and not _is_denied(analysis, token) and _is_outcome(analysis, noun):
        first, last = analysis.subtree_bounds[token]
        while last > token and analysis.upos[last] == "PUNCT":
            last -= 1
        yield Found(analysis.span(first, last), token, claim)


def _is_denied(analysis: Analysis, token: int) -> bool:
    forms = {analysis.form[child].lower() for child in analysis.children[token]}
    return bool(forms & {"not", "n't", "never"})


def _is_outcome(analysis: Analysis, noun: int) -> bool:
    lemma = analysis.lemma[noun].lower()
    is_deverbal = analysis.upos[noun] == "NOUN" and lemma.endswith(_DEVERBAL)
    return lemma in words().outcomes or is_deverbal


def _noun_extent(analysis: Analysis, noun: int) -> Span:
    return analysis.span(*analysis.subtree_bounds[noun])
