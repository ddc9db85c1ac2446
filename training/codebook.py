"""The labels of events: PLOVER's types with `NONE` first, and the modes of each type."""

import json
from importlib import resources

_TYPES = json.loads(
    resources.files("sayso.reading.events").joinpath("codebook.json").read_text("utf-8")
)["types"]
TYPES = ("NONE", *sorted(_TYPES))
MODES = tuple(f"{name}.{mode}" for name in sorted(_TYPES) for mode in sorted(_TYPES[name]["modes"]))


def mode_ids(event_type: str, modes: tuple[str, ...]) -> tuple[int, ...]:
    """Return the indices of `modes` of a type; modes of other types stand with their own."""
    return tuple(
        at
        for at, mode in enumerate(MODES)
        if mode.partition(".")[0] == event_type and mode.partition(".")[2] in modes
    )
