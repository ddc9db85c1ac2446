"""What a verb reads and how, checked once for all verbs that read documents into records."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.cli.inputs import STDIN, Inputs, check_date
from sayso.cli.user_actors import user_actors
from sayso.cli.user_codebook import user_codebook
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge
    from sayso.reader import Outcome
    from sayso.reading.events.own import Codebook


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that the command line names, and how they are to be read."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair
    workers: int
    limits: Limits
    user: "UserKnowledge | None"
    codebook: "Codebook | None"

    @classmethod
    def checked(
        cls,
        *,
        paths: tuple[str, ...],
        published: str | None,
        repair: Repair,
        limits: tuple[str, ...],
        actors: Path | None,
        workers: int = 1,
        codebook: Path | None = None,
    ) -> "Documents":
        """Return what the options say; raise `UsageError` for a wrong value or file."""
        date = check_date(published) if published is not None else None
        bounds = parse_limits(limits)
        user, own = user_actors(actors), user_codebook(codebook)
        return cls(paths, date, repair, workers, bounds, user, own)

    def outcomes(self, inputs: Inputs) -> Iterator["Outcome"]:
        """Yield an outcome for each document in `inputs`, in order."""
        from sayso.reader import read_many  # noqa: PLC0415 (the reader: 0.3 s and more)

        return read_many(
            sources_of(inputs),
            published=self.published,
            repair=self.repair,
            workers=self.workers,
            limits=self.limits,
            actors=self.user,
            codebook=self.codebook,
        )


def sources_of(inputs: Inputs) -> Iterator[Path | BinaryIO]:
    """Yield the files to be read, standard input as an open one."""
    for source in inputs.sources:
        if source == STDIN:
            yield cast("BinaryIO", StandardInput())  # as far as a reader asks of a file
        else:
            yield Path(source)


class StandardInput:
    """Standard input as a file that is read when its turn comes, and no further than a limit."""

    name = "standard input"

    def read(self, size: int) -> bytes:
        """Return so many bytes at most; raise `OSError` when there is no standard input."""
        if sys.stdin is None:
            message = "it is closed"
            raise OSError(message)
        return sys.stdin.buffer.read(size)
