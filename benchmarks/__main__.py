"""Run the benchmarks named, or all but those that run only by name, and print one table.

    python -m benchmarks [NAME…] [--documents N] [--json FILE] [--markdown FILE]

`docs/figures.md` is what all of them wrote; nothing in it is written by hand.
"""

import argparse
import sys
import time
from importlib import import_module
from pathlib import Path

import sayso
from benchmarks import frame

NAMES = (
    "intake_html", "intake_pdf", "intake_ocr", "fuzz_intake", "datelines", "repair",
    "intake_costs", "small", "ud", "names", "name_matching", "actors", "places", "titled_names",
    "identity", "times", "times_alone", "order", "statements", "speakers", "coreference", "claims",
    "events", "own_events", "given_spans", "event_identity", "event_hulls", "ties_and_causes",
    "accounts", "promises", "throughput",
)  # fmt: skip
"""In the order of the walk."""
BY_NAME_ONLY = ("fuzz_intake",)
"""Half an hour of its own: run only when it is named."""


def main() -> None:
    """Run, tell progress on stderr, show the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--documents", type=int, default=0, help="read only so many documents")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--markdown", metavar="FILE", help="write the page of figures to FILE")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(NAMES)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; choose {NAMES}")
    measured: dict[str, list[frame.Measured]] = {}
    for name in chosen.names or [name for name in NAMES if name not in BY_NAME_ONLY]:
        started = time.perf_counter()
        measured[name] = import_module(f"benchmarks.{name}").run(frame.Options(chosen.documents))
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    frame.show([result for results in measured.values() for result in results], chosen.json)
    if chosen.markdown:
        Path(chosen.markdown).write_text(_page(measured), encoding="utf-8")


def _page(measured: dict[str, list[frame.Measured]]) -> str:
    """Return the page of figures, a section for each benchmark."""
    sections = [
        f"## {name.replace('_', ' ').capitalize()}\n\n{_about(name)}\n\n{frame.markdown(results)}"
        for name, results in measured.items()
    ]
    head = (
        "# Figures\n\n"
        f"Written by `python -m benchmarks --markdown docs/figures.md`, sayso {sayso.__version__}, "
        f"{frame.hardware()}.\nDevelopment data throughout. Scores are in per cent, or shares of 1 "
        'where they lie below 1.\nRows that are not Sayso\'s say whose they are; "quoted" is from '
        "its makers or an earlier run, not measured here.\n"
    )
    return "\n".join([head, *sections])


def _about(name: str) -> str:
    """Return the first paragraph of the benchmark's own description."""
    return (import_module(f"benchmarks.{name}").__doc__ or "").partition("\n\n")[0]


if __name__ == "__main__":
    main()
