"""Open questions: what the text says is not known yet, and what its author asks about the future.

In: an `Analysis`, a function from a token to its claim. Out: `Found`s at the clause that is asked.
"""

from collections.abc import Callable, Iterator

from sayso.language.analysis import Analysis
from sayso.reading.forecasts.lexicon import words
from sayso.reading.forecasts.predicted import Found, has_will
from sayso.record.vocabulary import Span

_ASKED = frozenset({"csubj", "ccomp", "advcl", "acl", "nsubj"})
_CLAUSES = frozenset({"VERB", "ADJ", "NOUN", "AUX"})


def open_questions(analysis: Analysis, claim_of: Callable[[int], str | None]) -> Iterator[Found]:
    """Find the clauses that a phrase of openness hangs on, and the author's own open questions."""
    for token, form in enumerate(analysis.form):
        word = form.lower()
        if word == "?":
            clause = _future_question(analysis, token)
        elif _is_open(analysis, token, word):
            clause = _asked_clause(analysis, token)
            if clause is None and analysis.lemma[token] in words().hinging:
                yield from _asked_before(analysis, token, claim_of)
        else:
            continue
        claim = claim_of(clause) if clause is not None else None
        if clause is not None and claim is not None:
            yield Found(extent(analysis, clause), clause, claim)


def _asked_before(
    analysis: Analysis, token: int, claim_of: Callable[[int], str | None]
) -> Iterator[Found]:
    """Read "What happens next depends on" where the tree has no clause of the question."""
    first = analysis.sentence_tokens[analysis.sentence[token]][0]
    claim = claim_of(token)
    is_asked = analysis.form[first].lower() in words().question_words and token - first > 1
    if is_asked and claim is not None and analysis.head[token] < 0:
        yield Found(analysis.span(first, token - 1), token, claim)


def _is_open(analysis: Analysis, token: int, word: str) -> bool:
    if word in words().open:
        return word != "open" or analysis.upos[token] == "ADJ"
    if word == "matter":
        return any(analysis.form[child].lower() in words().other
                   for child in analysis.children[token])  # fmt: skip
    if analysis.lemma[token] in words().hinging and analysis.upos[token] == "VERB":
        return True
    if word == "guess":
        owner = analysis.child(token, "nmod:poss")
        return owner is not None and analysis.form[owner].lower() in ("anyone", "anybody")
    if word == "seen":
        before = [analysis.lemma[i] for i in range(max(0, token - 3), token)]
        return before == ["remain", "to", "be"]
    if analysis.lemma[token] not in words().knowing and word not in ("clear", "certain"):
        return False
    return _is_unknown(analysis, token) or _is_too_early(analysis, token)


def _is_unknown(analysis: Analysis, token: int) -> bool:
    """Tell whether nobody knows, or something is not known or not clear."""
    for child in analysis.children[token]:
        lemma, relation = analysis.lemma[child].lower(), analysis.deprel[child]
        if relation.startswith("nsubj") and lemma in words().nobody:
            return True
        before = analysis.form[child - 1].lower() if child else ""
        if relation.startswith("nsubj") and lemma == "one" and before == "no":
            return True
        if analysis.form[child].lower() in ("not", "n't") and _is_impersonal(analysis, token):
            return True
    return False


def _is_too_early(analysis: Analysis, token: int) -> bool:
    """Tell whether it is too early, or hard, to say something."""
    governor = analysis.head[token]
    if governor < 0 or analysis.xpos[token] != "VB":
        return False
    word = analysis.form[governor].lower()
    is_too = any(analysis.form[child].lower() == "too" for child in analysis.children[governor])
    return word in words().hard or (word in words().early and is_too)


def _is_impersonal(analysis: Analysis, token: int) -> bool:
    """Tell whether "it" or the question itself is what is not known or clear."""
    subject = analysis.child(token, "nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
    if subject is None:
        return False
    return analysis.form[subject].lower() == "it" or analysis.deprel[subject].startswith("csubj")


def _asked_clause(analysis: Analysis, token: int) -> int | None:
    """Return the question clause below a word of openness or beside it under the same verb."""
    governor = analysis.head[token]
    for base in (token, governor):
        if base < 0:
            continue
        for child in analysis.children[base]:
            relation = analysis.deprel[child].partition(":")[0]
            if relation in _ASKED and child != token and _asks(analysis, child):
                return child
    if governor >= 0 and analysis.deprel[token] == "parataxis" and _asks(analysis, governor):
        return governor  # "How it will end, no one can say"
    return None


def _asks(analysis: Analysis, clause: int) -> bool:
    first, _ = analysis.subtree_bounds[clause]
    if analysis.child(clause, "acl:relcl") is not None and analysis.upos[clause] == "PRON":
        return analysis.form[clause].lower() in words().question_words  # "What follows"
    return analysis.upos[clause] in _CLAUSES and any(
        analysis.form[token].lower() in words().question_words
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
    return root if has_will(analysis, root) else None


def extent(analysis: Analysis, clause: int) -> Span:
    """Return the words of a clause without asides behind it ("..., they warn") and rims."""
    first, last = analysis.subtree_bounds[clause]
    for child in analysis.children_by(clause, "parataxis"):
        if child > clause:
            last = min(last, analysis.subtree_bounds[child][0] - 1)
    strangers = (token for token in range(clause + 1, last + 1)
                 if clause not in analysis.ancestors(token))  # fmt: skip
    last = next(strangers, last + 1) - 1  # a comma may hang here across "engineers warn"
    while last > clause and analysis.upos[last] == "PUNCT":
        last -= 1
    while first < clause and analysis.upos[first] == "PUNCT":
        first += 1
    return analysis.span(first, last)
