"""How far reading is, on stderr, where that is a terminal and there is something to wait for.

How many documents a file holds is known only when it has been read, so the bar counts files and
the words beside it documents.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reader import Outcome


def with_progress(outcomes: Iterable["Outcome"], files: int) -> Iterator["Outcome"]:
    """Yield `outcomes` under a progress bar over so many files."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console  # noqa: PLC0415 (60 ms)
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=files < 2) as progress:
        bar = progress.add_task("Reading", total=files)
        source: object = None
        for number, outcome in enumerate(outcomes, start=1):
            if number > 1 and outcome.source is not source:
                progress.advance(bar)
            source = outcome.source
            progress.update(bar, description=f"Reading, {number} documents so far")
            yield outcome
