"""Read what the command line names and hand each record to whoever writes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.inputs import find_inputs
from sayso.cli.reading import sources_of
from sayso.intake.limits import Limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge
    from sayso.reading.events.own import Codebook
    from sayso.record.record import Record

Write = Callable[["Record", str], None]
"""Takes a record and the name of its document."""


def write_each(
    paths: tuple[str, ...],
    writer: Callable[[], Write],
    *,
    published: str | None,
    repair: Repair,
    workers: int,
    limits: Limits,
    user: "UserKnowledge | None",
    codebook: "Codebook | None" = None,
) -> int:
    """Read `paths`, write each record, tell what failed, and return the exit code.

    `writer` is asked only where there is something to read, so that a heading needs rows.
    """
    inputs = find_inputs(paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    from sayso.cli.naming import failure, label  # noqa: PLC0415 (the reader: 0.3 s and more)
    from sayso.reader import read_many  # noqa: PLC0415 (the same)

    write = writer()
    read = failed = 0
    for outcome in read_many(
        sources_of(inputs),
        published=published,
        repair=repair,
        workers=workers,
        limits=limits,
        actors=user,
        codebook=codebook,
    ):
        if outcome.record is None:
            failed += 1
            complain(failure(outcome), outcome.error)
            continue
        read += 1
        write(outcome.record, label(outcome))
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)
