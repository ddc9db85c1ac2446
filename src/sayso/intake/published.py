"""The date that a user gives with a document: an ISO date or date-time of the calendar."""

import re
from datetime import date, datetime

from sayso.errors import UsageError

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?")


def parse_published(published: str | None) -> str | None:
    """Return a date as given; raise `UsageError` when it is no ISO date or date-time."""
    if published is None:
        return None
    if not _ISO.fullmatch(published) or not _is_in_calendar(published):
        raise UsageError(f"{published!r} is no date. Write it as 2023-06-25 or 2023-06-25T18:00.")
    return published


def _is_in_calendar(published: str) -> bool:
    parse = datetime.fromisoformat if "T" in published else date.fromisoformat
    try:
        parse(published)
    except ValueError:
        return False
    return True
