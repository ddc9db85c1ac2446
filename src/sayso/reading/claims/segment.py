"""One voice's stretch of the path: all that the eight steps look at.

In go the links between a predicate and the border of the voice's words; out come the core
(the predicate and the governors that let their own modals and negation through), the first
operator that does not, and the polarity. Pure; made anew for each stance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clause, Clauses
from sayso.reading.claims.lexicon import Lexicon, Operator
from sayso.reading.claims.path import Link

_TRANSPARENT = frozenset({"made", "failed", "aspect"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The cue above a voice's words: its class, whether it is negated, and its tokens.

    `personal` is false where a thing shows or suggests; `head` is the governing token or -1.
    """

    operator: Operator
    negated: bool
    cues: tuple[int, ...]
    head: int
    personal: bool = True


@dataclass(slots=True)
class Segment:
    """The words of one voice around one predicate."""

    analysis: Analysis
    clauses: Clauses
    lexicon: Lexicon
    predicate: Clause
    links: list[Link]
    frame: Frame | None
    core: list[Clause]
    made: list[Link]
    opaque: Link | None
    sign: int
    weak: bool
    negators: tuple[int, ...]
    in_content: bool

    def lower(self, token: int) -> str:
        """Return the word at `token` in lower case."""
        return self.clauses.lower[token]

    @property
    def top(self) -> Link:
        """The last link: how the clause chain meets the rest of the sentence."""
        return self.links[-1]


def make_segment(
    analysis: Analysis,
    clauses: Clauses,
    lexicon: Lexicon,
    links: list[Link],
    *,
    frame: Frame | None,
    in_content: bool,
) -> Segment:
    """Return the segment over `links`, innermost first."""
    core = [links[0].node]
    made: list[Link] = []
    opaque = None
    for link in links:
        if link.operator is None:
            if link.governor >= 0 and link.frame != "reporting_object":
                core.append(clauses.at(link.governor))
                continue
            break
        if link.operator.name not in _TRANSPARENT:
            opaque = link
            break
        made.append(link)
        core.append(clauses.at(link.governor))
    if frame is not None and opaque is not None and opaque.governor == frame.head:
        opaque = None
    sign, weak, negators = _polarity(core, made)
    return Segment(
        analysis, clauses, lexicon, links[0].node, links, frame, core, made, opaque, sign, weak,
        negators, in_content,
    )  # fmt: skip


def _polarity(core: Sequence[Clause], made: Sequence[Link]) -> tuple[int, bool, tuple[int, ...]]:
    sign = 1
    weak = False
    tokens: list[int] = []
    for clause in core:
        for negator in dict.fromkeys(clause.negators):
            sign = -sign
            tokens.append(negator)
        if clause.weak_negators:
            sign, weak = -sign, True
            tokens += clause.weak_negators
    for link in made:
        if link.operator is not None and link.operator.outcome.sign < 0:
            sign = -sign
            tokens.append(link.governor)
    return sign, weak, tuple(tokens)


def is_negated(clause: Clause) -> bool:
    """Say whether the clause's own negators leave it negative."""
    return (len(dict.fromkeys(clause.negators)) + len(clause.weak_negators)) % 2 == 1
