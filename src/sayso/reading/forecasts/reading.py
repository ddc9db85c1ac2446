"""`read_forecasts`: claims about what lies after their utterance, and open questions.

In: an `Analysis`, claims with their stances, events, times, a function from a token to its claim.
Out: `Forecast`s in text order, ids `f1, f2, ...`. A claim is a forecast when one of its voices
predicts it; wishes and demands are none. Open questions ("it remains to be seen whether ...",
"whether ... is unclear") are forecasts about what the question asks. `due` comes from the times
of the clause; it is empty where the text gives none. Does not check forecasts against what came.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.record.types import Claim, Due, Event, Forecast, Time
from sayso.record.vocabulary import Span

_UPPER_BOUNDS = frozenset({"by", "before", "until", "till", "within"})
_LOWER_BOUNDS = frozenset({"after", "from", "since"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_QUESTION_WORDS = frozenset(
    {"whether", "if", "how", "when", "who", "what", "where", "which", "why"}
)
_OPEN_WORDS = frozenset(
    {"unclear", "unknown", "uncertain", "undecided", "unresolved", "unsettled", "question"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A forecast without its id; `head` is the token of its predicate."""

    span: Span
    head: int
    claim: str


def read_forecasts(
    analysis: Analysis,
    *,
    claims: Sequence[Claim],
    events: Sequence[Event],
    times: Sequence[Time],
    claim_of: Callable[[int], str | None],
) -> tuple[Forecast, ...]:
    """Return the forecasts and open questions in text order, at most one for each claim."""
    found: dict[str, _Found] = {}
    for candidate in (*_predicted(analysis, claims), *_open_questions(analysis, claim_of)):
        found.setdefault(candidate.claim, candidate)
    times_of = _times_by_claim(analysis, times, claim_of)
    event_of = _events_by_claim(analysis, events)
    ordered = sorted(found.values(), key=lambda item: (item.span, item.claim))
    return tuple(
        Forecast(
            id=f"f{number}",
            span=item.span,
            event=event_of.get(item.claim),
            due=due_of(times_of.get(item.claim, [])),
            condition=_condition(analysis, item.head),
            claim=item.claim,
        )
        for number, item in enumerate(ordered, start=1)
    )


def _predicted(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[_Found]:
    predicted = {
        analysis.token_at(claim.head[0]): claim
        for claim in claims
        if any(stance.status == "predicted" for stance in claim.stances)
    }
    for head, claim in predicted.items():
        if _is_proposition(analysis, head, predicted):
            yield _Found(claim.span, head, claim.id)


def _is_proposition(analysis: Analysis, head: int, predicted: Container[int]) -> bool:
    """Tell whether a predicate is a forecast of its own: it has a subject or is what is planned.

    Participles, purposes and bare nouns only tell what a verb is about; a plan that is itself
    predicted carries its content ("plans to hold" is one forecast).
    """
    relation = analysis.deprel[head].partition(":")[0]
    governor = analysis.head[head]
    if analysis.deprel[head] == "acl:relcl" and not _has_will(analysis, head):
        return False
    if any(
        analysis.deprel[child] in ("nsubj", "nsubj:pass", "csubj", "expl")
        for child in analysis.children[head]
    ):
        return True
    if relation in ("xcomp", "conj"):
        return governor not in predicted
    return governor < 0 and analysis.upos[head] == "VERB"


def _has_will(analysis: Analysis, head: int) -> bool:
    return any(
        analysis.deprel[child] == "aux" and analysis.form[child].lower() in _WILL
        for child in analysis.children[head]
    )


def _open_questions(analysis: Analysis, claim_of: Callable[[int], str | None]) -> Iterator[_Found]:
    """Find the clauses that a phrase of openness hangs on, and the author's own open questions."""
    for token, form in enumerate(analysis.form):
        word = form.lower()
        if word in _OPEN_WORDS or (word == "seen" and _remains_to_be(analysis, token)):
            clause = _asked_clause(analysis, token)
        elif word == "?":
            clause = _future_question(analysis, token)
        else:
            continue
        claim = claim_of(clause) if clause is not None else None
        if clause is not None and claim is not None:
            yield _Found(_extent(analysis, clause), clause, claim)


def _remains_to_be(analysis: Analysis, token: int) -> bool:
    before = [analysis.lemma[i] for i in range(max(0, token - 3), token)]
    return before == ["remain", "to", "be"]


def _asked_clause(analysis: Analysis, token: int) -> int | None:
    """Return the question clause below a word of openness or beside it under the same verb."""
    governor = analysis.head[token]
    for base in (token, governor):
        if base < 0:
            continue
        for child in analysis.children[base]:
            relation = analysis.deprel[child].partition(":")[0]
            if relation in ("csubj", "ccomp", "advcl", "acl", "nsubj") and _asks(analysis, child):
                return child
    return None


def _asks(analysis: Analysis, clause: int) -> bool:
    first, _ = analysis.subtree_bounds[clause]
    return analysis.upos[clause] in ("VERB", "ADJ", "NOUN", "AUX") and any(
        analysis.form[token].lower() in _QUESTION_WORDS
        for token in range(first, min(first + 2, clause))
    )


def _future_question(analysis: Analysis, mark: int) -> int | None:
    """Return the root of the author's own question about what is to come."""
    if analysis.quotations and analysis.quote_level[mark]:
        return None
    first, last = analysis.sentence_tokens[analysis.sentence[mark]]
    if mark < last - 1:
        return None
    root = next(token for token in range(first, last) if analysis.head[token] < 0)
    return root if _has_will(analysis, root) else None


def _extent(analysis: Analysis, clause: int) -> Span:
    first, last = analysis.subtree_bounds[clause]
    while last > clause and analysis.upos[last] == "PUNCT":
        last -= 1
    while first < clause and analysis.upos[first] == "PUNCT":
        first += 1
    return analysis.span(first, last)


def _times_by_claim(
    analysis: Analysis, times: Sequence[Time], claim_of: Callable[[int], str | None]
) -> dict[str, list[tuple[Time, str]]]:
    """Return the times of each claim with the preposition before them."""
    found: dict[str, list[tuple[Time, str]]] = {}
    for time in times:
        tokens = analysis.tokens_in(time.span)
        if not tokens:
            continue
        top = min(tokens, key=lambda token: analysis.depth[token])
        claim = claim_of(top)
        if claim is not None:
            found.setdefault(claim, []).append((time, _preposition(analysis, tokens, top)))
    return found


def _preposition(analysis: Analysis, tokens: range, top: int) -> str:
    """Return the preposition of a time, inside or just before its words."""
    first = tokens[0]
    words = [analysis.form[first].lower()]
    words += [analysis.form[first - 1].lower()] if first else []
    words += [
        analysis.form[child].lower()
        for child in analysis.children[top]
        if analysis.deprel[child] == "case"
    ]
    bounds = _UPPER_BOUNDS | _LOWER_BOUNDS
    return next((word for word in words if word in bounds), "")


def due_of(times: Sequence[tuple[Time, str]]) -> Due:
    """Return the bounds of the first time that has any: "by" bounds the end, "after" the start."""
    for time, word in times:
        if time.type == "set" or not (time.earliest or time.latest):
            continue
        if word in ("by", "before", "until", "till"):
            return Due(earliest=None, latest=time.latest)
        if word in _LOWER_BOUNDS:
            return Due(earliest=time.earliest, latest=None)
        return Due(earliest=time.earliest, latest=time.latest)
    return Due(earliest=None, latest=None)


def _condition(analysis: Analysis, head: int) -> Span | None:
    """Return the conditional clause of a predicate."""
    for child in analysis.children[head]:
        if analysis.deprel[child].partition(":")[0] != "advcl":
            continue
        for mark in analysis.children_by(child, "mark"):
            if analysis.form[mark].lower() in ("if", "unless", "provided"):
                return _extent(analysis, child)
    return None


def _events_by_claim(analysis: Analysis, events: Sequence[Event]) -> dict[str, str]:
    """Return the event that a claim is about: the one nearest to the root among its events."""
    best: dict[str, tuple[int, str]] = {}
    for event in events:
        depth = analysis.depth[analysis.token_at(event.head[0])]
        if event.claim not in best or depth < best[event.claim][0]:
            best[event.claim] = depth, event.id
    return {claim: event for claim, (_, event) in best.items()}
