"""`sayso explain`: a record from a file, one item of it in words."""

from collections.abc import Sequence

from sayso.cli.outputs import write_out
from sayso.cli.records import records_in
from sayso.errors import RecordError
from sayso.record.record import Record


def explain_item(source: str, item_id: str) -> None:
    """Print why the item is as it is; the file may hold several records, one a line."""
    from sayso.report.explanation import explain  # noqa: PLC0415 (start-up time)

    record = _record_with(records_in(source), item_id)
    write_out(explain(record, item_id).encode())


def _record_with(records: Sequence[Record], item_id: str) -> Record:
    """Return the first record that has the item."""
    for record in records:
        try:
            record[item_id]
        except RecordError:
            continue
        return record
    records[0][item_id]  # raises the sentence on the unknown id
    raise AssertionError
