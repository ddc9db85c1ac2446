"""What a user's codebook holds: its types as written, and the patterns that were made of them."""

from dataclasses import dataclass, field
from typing import Literal

from sayso.language.analysis import Floats
from sayso.record.vocabulary import ActorType

Recipients = Literal["required", "optional", "none"]
Slot = Literal["subject", "object", "indirect", "oblique", "modifier"]
Alternatives = frozenset[str]
"""Spellings of one word in lower case: as the user wrote it, and its lemma."""


@dataclass(frozen=True, slots=True)
class OwnType:
    """One type as the file gives it."""

    name: str
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    scale: float | None
    definition: str | None
    agents: frozenset[ActorType]
    """Types of actors that can act; empty for any."""
    recipients: Recipients
    examples: tuple[str, ...]
    triggers: tuple[str, ...]
    never: tuple[str, ...]
    """Phrases under `not`."""
    modes: tuple[tuple[str, tuple[str, ...]], ...]
    example_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step down the tree: a relation and, for an oblique, its preposition."""

    relation: str
    preposition: str


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a predicate to a slot: a deep role, then down the tree past `nouns`.

    `nouns[i]` is the word from which `steps[i]` goes down.
    """

    slot: Slot
    preposition: str
    nouns: tuple[Alternatives, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Needed:
    """A word that must stand in a deep role for an example to hold."""

    slot: Slot | Literal["particle", "complement"]
    preposition: str
    word: Alternatives


@dataclass(frozen=True, slots=True)
class Phrase:
    """A trigger, or words that are none: an anchor and what must stand with it."""

    type: str
    anchor: Alternatives
    others: tuple[Alternatives, ...]
    source: str
    is_noun: bool = False
    """Whether the anchor is a noun at the end of the phrase ("water diversion")."""


@dataclass(frozen=True, slots=True)
class Example:
    """The pattern of an example: its predicate, the words it needs, the ways to its slots."""

    type: str
    anchor: Alternatives
    is_noun: bool
    needed: tuple[Needed, ...]
    agent: Path | None
    recipient: Path | None
    source: str


@dataclass(frozen=True, slots=True)
class Vectors:
    """What the encoder sees in the examples and definitions; `rows` is `[examples, width]`.

    Rows have length one. `bars` is the least cosine by type, fitted by leaving one out.
    """

    rows: Floats
    types: tuple[str, ...]
    sources: tuple[str, ...]
    bars: dict[str, float]


@dataclass(frozen=True)
class Codebook:
    """A codebook ready to code with; `digest` is of the bytes of its file."""

    name: str
    digest: str
    extends_plover: bool
    types: dict[str, OwnType]
    triggers: tuple[Phrase, ...] = ()
    never: tuple[Phrase, ...] = ()
    examples: tuple[Example, ...] = ()
    forms: dict[str, str] = field(default_factory=dict)
    """Regular forms of the verbs in it, for a lemma that the analyser got wrong."""
    vectors: Vectors | None = None
    """`None` where the model gives no vectors of predicates: patterns code alone."""
