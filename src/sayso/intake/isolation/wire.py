"""The messages between the reading process and its worker: MessagePack behind a length.

A frame is eight bytes of length (big-endian) and that many bytes. The parent trusts nothing
that comes back: every answer is decoded into these types and its offsets are checked. Nothing is
pickled.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from sayso.errors import Reason
from sayso.intake.given import Refused
from sayso.intake.limits import Limits
from sayso.intake.source_text import SourceText
from sayso.intake.sources import Place
from sayso.record.vocabulary import Span

LENGTH: Final = 8
MAX_ANSWER: Final = 512_000_000
"""Bytes of one answer at most: five million characters with every line's and word's place."""


class Task(msgspec.Struct, frozen=True):
    """What the parent asks for; the document's bytes follow in a frame of their own.

    `stopped` and `begin` are what earlier tries came to, as `sources.Past` has them.
    """

    name: str | None
    limits: Limits
    kind: str | None
    stopped: list[tuple[Place, Reason]]
    begin: Place


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker has given up its rights and waits for documents."""


class Document(msgspec.Struct, frozen=True, tag=True):
    """A document that was read."""

    source: SourceText


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """A document that could not be read."""

    refused: Refused


class MoreTime(msgspec.Struct, frozen=True, tag=True):
    """The worker begins a step that is known to be slow."""

    seconds: int


class AtPart(msgspec.Struct, frozen=True, tag=True):
    """The worker opens this part, or goes on with it."""

    place: Place


class Done(msgspec.Struct, frozen=True, tag=True):
    """Everything in the bytes was answered; `grown` is what the worker has grown by, in bytes."""

    grown: int


Answer = Ready | Document | Refusal | MoreTime | AtPart | Done

_TASK = msgspec.msgpack.Decoder(Task)
_ANSWER: "msgspec.msgpack.Decoder[Answer]" = msgspec.msgpack.Decoder(Answer)
_ENCODER = msgspec.msgpack.Encoder()


def frame(message: Task | Answer | bytes) -> bytes:
    """Return a message as bytes to be written; raw bytes go as they are."""
    body = message if isinstance(message, bytes) else _ENCODER.encode(message)
    return len(body).to_bytes(LENGTH, "big") + body


def task_of(body: bytes) -> Task:
    """Return the task in the body of a frame."""
    return _TASK.decode(body)


def answer_of(body: bytes) -> Answer:
    """Return the answer in the body of a frame; raise `ValueError` when it is none."""
    answer = _ANSWER.decode(body)  # msgspec's errors are ValueErrors
    if isinstance(answer, Document) and not is_sound(answer.source):
        message = "the offsets of an answer do not fit its text"
        raise ValueError(message)
    return answer


def is_sound(source: SourceText) -> bool:
    """Whether all offsets lie in the text, blocks and drops in order, none overlapping."""
    length = len(source.text)
    facts = (source.title, source.publisher, source.author, source.published)
    spans = [fact.span for fact in facts if fact and fact.span]
    spans += [note.span for note in source.notes if note.span]
    for page in source.pages:
        spans += [(line[0], line[1]) for line in page.lines]
        spans += [(word[0], word[1]) for word in page.words]
    return (
        all(0 <= start <= end <= length for start, end in spans)
        and _are_in_order([block.span for block in source.blocks], length)
        and _are_in_order([span for span, _ in source.drops], length)
    )


def _are_in_order(spans: Iterable[Span], length: int) -> bool:
    read_to = 0
    for start, end in spans:
        if not read_to <= start <= end <= length:
            return False
        read_to = end
    return True
