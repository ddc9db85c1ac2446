"""`Draft`: a statement while its words are gathered, in token indices."""

from dataclasses import dataclass, field

from sayso.reading.statements.cue_lexicon import Frame
from sayso.record.vocabulary import StatementMode


@dataclass(slots=True)
class Draft:
    """The words of one statement, as token indices in text order.

    `head` is the head word of the cue, -1 where marks or layout stand alone; `speaker` the head
    of the source phrase, `None` for nobody; `quotes` the indices of the quoted stretches that
    belong to the content. `score` is a probability or `None`.
    """

    head: int
    cue: list[int]
    rule: str
    source: list[int] = field(default_factory=list)
    speaker: int | None = None
    content: set[int] = field(default_factory=set)
    frame: Frame = "clause"
    preposition: str = ""
    addressee: int | None = None
    target: int | None = None
    quotes: list[int] = field(default_factory=list)
    mode: StatementMode | None = None
    score: float | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the statement stands in the text: its first word, then its cue."""
        return min((*self.cue[:1], *self.source[:1], *sorted(self.content)[:1])), self.head
