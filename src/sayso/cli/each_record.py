"""Read what the command line names and hand each record to whoever writes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.documents import Documents
from sayso.cli.inputs import find_inputs

if TYPE_CHECKING:
    from sayso.record.record import Record

Write = Callable[["Record", str], None]
"""Takes a record and the name of its document."""


def write_each(documents: Documents, writer: Callable[[], Write]) -> int:
    """Read `documents`, write each record, tell what failed, and return the exit code.

    `writer` is asked only where there is something to read, so that a heading needs rows.
    """
    inputs = find_inputs(documents.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    from sayso.cli.naming import failure, label  # noqa: PLC0415 (the reader: 0.3 s and more)

    write = writer()
    read = failed = 0
    for outcome in documents.outcomes(inputs):
        if outcome.record is None:
            failed += 1
            complain(failure(outcome), outcome.error)
            continue
        read += 1
        write(outcome.record, label(outcome))
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)
