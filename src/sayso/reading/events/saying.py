"""The day on which the content of a statement was said, for each token in it.

In: statements with the times of their cues. Out: a function from a token to the id of a time, that
of the innermost statement whose content holds it. A content whose cue has no time has no day.
"""

from collections.abc import Callable, Sequence

from sayso.language.analysis import Analysis
from sayso.record.types import Statement


def days_of_saying(
    analysis: Analysis, statements: Sequence[Statement]
) -> Callable[[int], str | None]:
    """Return what gives the time at which the words of a token were said."""
    said: dict[int, str | None] = {}
    contents = [(span, statement.time) for statement in statements for span in statement.content]
    for span, time in sorted(contents, key=lambda item: item[0][0] - item[0][1]):
        for token in analysis.tokens_in(span):  # the widest first, those inside it over it
            said[token] = time
    return said.get
