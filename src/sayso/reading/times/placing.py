"""A time with its id and its whole form, as the anchors leave it."""

from dataclasses import dataclass

from sayso.reading.times.forms import Form
from sayso.reading.times.matcher import Found


@dataclass(frozen=True, slots=True)
class Placed:
    """A time with its id and its whole form; `part_of` is the id of a range that holds it."""

    id: str
    found: Found
    form: Form
    part_of: str | None = None
