"""Run the benchmarks named, or all but those that run only by name, and print one table.

    python -m benchmarks [NAME…] [--documents N] [--json FILE] [--markdown FILE]

`docs/figures.md` is what they wrote; nothing in it is written by hand. Where `--markdown` names a
page that is there already, sections of benchmarks that were not run now stay, and say so.
"""

import argparse
import re
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
_EARLIER = "Measured in an earlier run"


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
        path = Path(chosen.markdown)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(page(measured, before), encoding="utf-8")


def page(measured: dict[str, list[frame.Measured]], before: str = "") -> str:
    """Return the page of figures, a section for each benchmark in the order of the walk.

    `before` is the page as it was: its sections stay where nothing was measured now.
    """
    old = _sections(before)
    sections = {name: _section(name, results) for name, results in measured.items()}
    kept = [sections.get(name) or old.get(name) for name in NAMES]
    head = (
        "# Figures\n\n"
        f"Written by `python -m benchmarks --markdown docs/figures.md`, sayso {sayso.__version__}, "
        f"{frame.hardware()}.\nDevelopment data throughout. Scores are in per cent, or shares of 1 "
        'where they lie below 1.\nRows that are not Sayso\'s say whose they are; "quoted" is from '
        "its makers or an earlier run, not measured here.\n"
    )
    return "\n".join([head, *filter(None, kept)])


def _section(name: str, results: list[frame.Measured]) -> str:
    return f"{_title(name)}\n\n{_about(name)}\n\n{frame.markdown(results)}"


def _title(name: str) -> str:
    return f"## {name.replace('_', ' ').capitalize()}"


def _sections(page_before: str) -> dict[str, str]:
    """Return the sections of a page by benchmark, each with a line that it is of an earlier run."""
    head, *sections = re.split(r"^(?=## )", page_before, flags=re.MULTILINE)
    ran_on = re.search(r"sayso \S+, (.*)\.$", head, re.MULTILINE)
    found = {}
    for name in NAMES:
        section = next((s for s in sections if s.startswith(f"{_title(name)}\n")), None)
        if section is None:
            continue
        title, about, *rest = section.rstrip("\n").split("\n\n")
        if not rest[0].startswith(_EARLIER):
            rest.insert(0, f"{_EARLIER}{f', on {ran_on[1]}' if ran_on else ''}.")
        found[name] = "\n\n".join([title, about, *rest]) + "\n"
    return found


def _about(name: str) -> str:
    """Return the first paragraph of the benchmark's own description."""
    return (import_module(f"benchmarks.{name}").__doc__ or "").partition("\n\n")[0]


if __name__ == "__main__":
    main()
