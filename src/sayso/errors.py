"""What a user can be told.

    SaysoError
    ├── InputError        a document could not be read; `reason` is one of `Reason`
    ├── RecordError       a record file or object does not follow the contract
    ├── UsageError        an option or argument has a value that cannot be used
    ├── MachineError      the machine cannot do what reading needs (no process can be started)
    └── MissingPartError  an optional part is not installed; the message names the command

Every message says in one sentence what was wrong with which input and in one what to do next.
"""

from typing import Literal

Reason = Literal[
    "not_found", "not_a_file", "unreadable", "empty", "too_large", "unknown_kind", "not_text",
    "unknown_encoding", "encrypted", "damaged", "no_text_layer", "no_article", "not_english",
    "no_reader", "bomb", "depth", "members", "several", "memory", "time", "crash", "internal",
]  # fmt: skip


class SaysoError(Exception):
    """Base of every error that a user can cause and mend."""


class InputError(SaysoError):
    """A document could not be read."""

    def __init__(self, message: str, reason: Reason, trace: str = "") -> None:
        """Keep the sentence for the user and the machine-readable reason.

        `trace` tells developers where a mistake of ours happened; no user sees it unasked.
        """
        super().__init__(message)
        self.reason: Reason = reason
        self.trace = trace

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, Reason, str]]:
        """Pickle with all arguments, so that the error crosses worker processes."""
        return (InputError, (str(self), self.reason, self.trace))


class RecordError(SaysoError):
    """A record does not follow the contract."""


class UsageError(SaysoError):
    """An option or argument has a value that cannot be used."""


class MissingPartError(SaysoError):
    """An optional part of Sayso is not installed."""


class MachineError(SaysoError):
    """The machine cannot do what reading needs."""
