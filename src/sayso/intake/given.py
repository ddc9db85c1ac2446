"""What goes into a reader and what may come out of it.

Every kind of input has one reader with one signature, `read_KIND(given) -> Iterator[Opened]`.
A reader of single documents yields one `SourceText`; a reader of containers (an archive, a
mailbox, a feed) yields its documents, as text, as bytes or as an `Unread`, which
are opened in their turn, and a `Refused` for each part that cannot be read, so that
nothing is lost without a word.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sayso.errors import InputError, Reason
from sayso.intake.limits import Limits
from sayso.intake.source_text import SourceText
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import DocumentKind

GIVEN = "the text given"
"""What messages call a document without a name."""

WITHIN = " » "
"""Parts the name of a container from that of its member: `letters.zip » a/june.html`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts that a container states about a member (a row's fields, a feed entry's date)."""

    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    url: str | None = None


@dataclass(slots=True)
class Budget:
    """What the parts of one file have taken so far, all depths together.

    Each row of a stream (a message of a mailbox, a page of a web archive) has one of its own: a
    stream may be of any length, and is read row by row.
    """

    members: int = 0
    inflated: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of one document and what is known about it before it is opened.

    `kind` is set where the container knows it (a mail part's type is text); else the bytes
    decide. `record_kind` is what the record calls a document of this origin (`warc`), whatever
    its own kind. `notes` is what the container found wrong with these bytes; its documents
    get them.
    """

    data: bytes
    name: str | None = None
    limits: Limits = field(default_factory=Limits)
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    stated: Stated = field(default_factory=Stated)
    kind: str | None = None
    record_kind: DocumentKind | None = None
    notes: tuple[Gap, ...] = ()

    @property
    def called(self) -> str:
        """The name for messages."""
        return shown(self.name)

    @property
    def digest(self) -> str:
        """The sha256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    def member(
        self,
        data: bytes,
        name: str,
        *,
        stated: Stated | None = None,
        kind: str | None = None,
        record_kind: DocumentKind | None = None,
        notes: tuple[Gap, ...] = (),
    ) -> "Given":
        """Return a member of this container, one level deeper, with the same budget."""
        return replace(
            self,
            data=data,
            name=self.within(name),
            depth=self.depth + 1,
            stated=stated or Stated(),
            kind=kind,
            record_kind=record_kind or self.record_kind,
            notes=notes,
        )

    def part(self, name: str, read: "Read") -> "Unread":
        """Return a part of this container that is to be read in its turn, with its budget."""
        return Unread(self, self.within(name), read)

    def row(self, name: str, read: "Read") -> "Unread":
        """Return the same for a row of a stream, which has a budget of its own."""
        return Unread(replace(self, budget=Budget()), self.within(name), read)

    def within(self, name: str) -> str:
        """Return what a member is called: the names of its containers, then its own."""
        return f"{self.name}{WITHIN}{name}" if self.name else name

    def error(self, message: str, reason: Reason) -> InputError:
        """Return the error for this document; `message` goes on after its name."""
        return InputError(f"{self.called} {message}", reason)

    def refuse(self, name: str, message: str, reason: Reason) -> "Refused":
        """Return the row for a member that cannot be read; `message` goes on after its name."""
        whole = self.within(name)
        return Refused(whole, f"{shown(whole)} {message}", reason)


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be read: its name, what was wrong and what to do, the reason.

    `trace` tells developers where a mistake of ours happened.
    """

    name: str | None
    message: str
    reason: Reason
    trace: str = ""

    def __post_init__(self) -> None:
        """Escape what the message quotes of the document: a terminal must not get controls."""
        object.__setattr__(self, "message", shown(self.message))

    @property
    def error(self) -> InputError:
        """The same as an error."""
        return InputError(self.message, self.reason, self.trace)


@dataclass(frozen=True, slots=True)
class Unread:
    """A part that its container has found and not looked into: its name, and what reads it.

    The walk calls `read(given)` when its turn comes; whatever that does to the process costs
    this part and no other. `given` is the container, or the part itself where it is bytes.
    """

    given: Given
    name: str | None
    read: "Read"


Opened = SourceText | Given | Unread | Refused
"""What a reader yields."""

Read = Callable[[Given], Iterator[Opened]]
"""The signature of every reader. It may raise `InputError` when nothing at all can be read."""


def shown(name: str | None) -> str:
    """Return a name for messages, with control characters escaped: a terminal must not get them."""
    if not name:
        return GIVEN
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
