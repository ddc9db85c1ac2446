"""Sayso: what happened, on whose say-so, how firmly, and when.

    import sayso
    record = sayso.read("PORT ADEL, March 3 - ...", published="2031-03-03")

Names are resolved when first used, so that `import sayso` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.errors import (
        InputError,
        MachineError,
        MissingPartError,
        RecordError,
        SaysoError,
        UsageError,
    )
    from sayso.identity import Decisions, Identity, Verdict, compare_actors, identities
    from sayso.intake.limits import Limits
    from sayso.knowledge.user import UserKnowledge
    from sayso.language import analyse
    from sayso.quoting.said import Said, statements
    from sayso.reader import Outcome, load_actors, load_codebook, read, read_many
    from sayso.reading.events.own import Codebook
    from sayso.record.record import Record
    from sayso.record.types import (
        Actor,
        Anchor,
        Block,
        Bound,
        Cause,
        CausePart,
        Claim,
        Count,
        Description,
        Document,
        Due,
        Edit,
        Event,
        Fact,
        Forecast,
        Framing,
        Gap,
        Known,
        Mention,
        Order,
        OwnCode,
        Page,
        Place,
        Quotation,
        Reader,
        Role,
        Source,
        Stance,
        Statement,
        Tie,
        Time,
    )
    from sayso.tagging import times

__version__ = "0.1.0"

_TYPES = (
    "Actor", "Anchor", "Block", "Bound", "Cause", "CausePart", "Claim", "Count", "Description",
    "Document", "Due", "Edit", "Event", "Fact", "Forecast", "Framing", "Gap", "Known",
    "Mention", "Order", "OwnCode", "Page", "Place", "Quotation", "Reader", "Role", "Source",
    "Stance", "Statement", "Tie", "Time",
)  # fmt: skip
_HOMES = {
    "Codebook": "sayso.reading.events.own",
    "Decisions": "sayso.identity",
    "Identity": "sayso.identity",
    "InputError": "sayso.errors",
    "Limits": "sayso.intake.limits",
    "MachineError": "sayso.errors",
    "MissingPartError": "sayso.errors",
    "Outcome": "sayso.reader",
    "Record": "sayso.record.record",
    "RecordError": "sayso.errors",
    "SaysoError": "sayso.errors",
    "UsageError": "sayso.errors",
    "Said": "sayso.quoting.said",
    "UserKnowledge": "sayso.knowledge.user",
    "Verdict": "sayso.identity",
    "analyse": "sayso.language",
    "compare_actors": "sayso.identity",
    "identities": "sayso.identity",
    "load_actors": "sayso.reader",
    "load_codebook": "sayso.reader",
    "read": "sayso.reader",
    "read_many": "sayso.reader",
    "statements": "sayso.quoting.said",
    "times": "sayso.tagging",
} | dict.fromkeys(_TYPES, "sayso.record.types")

__all__ = [
    "Actor",
    "Anchor",
    "Block",
    "Bound",
    "Cause",
    "CausePart",
    "Claim",
    "Codebook",
    "Count",
    "Decisions",
    "Description",
    "Document",
    "Due",
    "Edit",
    "Event",
    "Fact",
    "Forecast",
    "Framing",
    "Gap",
    "Identity",
    "InputError",
    "Known",
    "Limits",
    "MachineError",
    "Mention",
    "MissingPartError",
    "Order",
    "Outcome",
    "OwnCode",
    "Page",
    "Place",
    "Quotation",
    "Reader",
    "Record",
    "RecordError",
    "Role",
    "Said",
    "SaysoError",
    "Source",
    "Stance",
    "Statement",
    "Tie",
    "Time",
    "UsageError",
    "UserKnowledge",
    "Verdict",
    "__version__",
    "analyse",
    "compare_actors",
    "identities",
    "load_actors",
    "load_codebook",
    "read",
    "read_many",
    "statements",
    "times",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
