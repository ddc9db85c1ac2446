"""`sayso explain`: a record from a file, one item of it in words."""

from collections.abc import Sequence

from sayso.cli.outputs import write_out
from sayso.cli.records import records_in
from sayso.errors import RecordError
from sayso.record.record import Record
from sayso.record.types import Event


def explain_item(source: str, item_id: str) -> None:
    """Print why the item is as it is; the file may hold several records, one a line."""
    from sayso.report.explanation import explain  # noqa: PLC0415 (start-up time)

    record = _record_with(records_in(source), item_id)
    item = record[item_id]
    reasons = _reasons(record, item) if isinstance(item, Event) else []
    write_out(explain(record, item_id, reasons).encode())


def _reasons(record: Record, event: Event) -> list[str]:
    """Return why an event is what it is, from reading the record's own words again."""
    from sayso.reader import analysed_again  # noqa: PLC0415 (the reader: 0.3 s and more)
    from sayso.report.event_reasons import event_reasons  # noqa: PLC0415 (the same)

    return event_reasons(record, event, analysed_again(record))


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
