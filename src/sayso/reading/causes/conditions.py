"""Conditions and degrees without a conjunction of their own: "Should A, B", "so weak that B".

In: an `Analysis` and a token. Out: `Link`s.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.links import Link, bare
from sayso.reading.causes.spans import clause, without_mark

INVERTED = frozenset({"should", "had", "were"})
_DEGREES = frozenset({"so", "such"})


def inverted_links(analysis: Analysis, auxiliary: int) -> Iterator[Link]:
    """Read "Should A happen, B" and "Had A happened, B": the auxiliary opens the clause."""
    head = analysis.head[auxiliary]
    main = analysis.head[head] if head >= 0 else -1
    if main < head or analysis.deprel[head] != "advcl":
        return
    subject = analysis.child(head, "nsubj", "nsubj:pass", "expl")
    if subject is None or subject < auxiliary or analysis.subtree_bounds[head][0] != auxiliary:
        return
    cause = without_mark(analysis, clause(analysis, head), head, (auxiliary,))
    effect = bare(analysis, main, (head,))
    rule = f"inverted.{analysis.form[auxiliary].lower()}"
    yield Link("condition", cause, effect, (auxiliary, auxiliary), main, rule)


def degree_links(analysis: Analysis, mark: int) -> Iterator[Link]:
    """Read "A was so weak that B", "such a loss that B": B follows from the degree."""
    result = analysis.head[mark]
    measured = analysis.head[result] if result >= 0 else -1
    if measured < 0 or measured > result or not analysis.deprel[result].startswith("advcl"):
        return
    first = analysis.subtree_bounds[measured][0]
    degree = next((token for token in range(mark - 1, first - 1, -1)
                   if analysis.form[token].lower() in _DEGREES), None)  # fmt: skip
    if degree is None or degree == mark - 1:
        return  # "so that" has a rule of its own
    cause = bare(analysis, measured, (result,))
    effect = without_mark(analysis, clause(analysis, result), result, (mark,))
    yield Link("cause", cause, effect, (degree, degree), measured, "degree.so_that")
