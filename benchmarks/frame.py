"""The frame of every benchmark: where data and scorers are, and how figures are shown.

A benchmark is a module with `run(options) -> list[Measured]` that ends in
`frame.main(run, __doc__)`. It prints a table with version, digest of the data and hardware, and
writes JSON with `--json FILE`. Data lie in the folder that SAYSO_DATA names, scorers in the folder
`scorers` beside it.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import lzma
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, cast

import sayso

if TYPE_CHECKING:
    from sayso.language.analysis import Analysis
    from sayso.record.types import Actor

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one system on one set of data.

    `by` is `sayso` or a peer's name and version; `note` says what a reader must know to compare.
    """

    name: str
    figures: Figures
    by: str = "sayso"
    data: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a benchmark; 0 documents are all of them."""

    documents: int = 0


def data_file(name: str) -> Path:
    """Return the path of a data file; end with a sentence when it is not there."""
    folder = os.environ.get("SAYSO_DATA")
    path = Path(folder or ".") / name
    if not folder or not path.exists():
        sys.exit(f"{name} is not there. Set SAYSO_DATA to the folder that holds the data sets.")
    return path


def has_data(name: str) -> bool:
    """Whether the data file is there."""
    folder = os.environ.get("SAYSO_DATA")
    return bool(folder) and (Path(folder or ".") / name).exists()


def open_text(path: Path) -> IO[str]:
    """Open a text file, packed (`.xz`, `.gz`) or plain."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")


def digest(*paths: Path) -> str:
    """Return the first twelve digits of the sha256 over the files' bytes."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def scorer(name: str) -> ModuleType:
    """Import a scorer from the folder beside the data."""
    path = data_file(".") / ".." / "scorers" / f"{name}.py"
    if not path.exists():
        sys.exit(f"{path} is not there. Put the scorers beside the folder of SAYSO_DATA.")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python module.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hardware() -> str:
    """Return processor, cores and Python in a line."""
    return f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def processor() -> str:
    """Return the name of the processor with family and model, as kernels are chosen by them."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    facts = dict(line.split("\t", 1) for line in lines if "\t" in line)
    told = {name: value.strip("\t: ") for name, value in facts.items()}
    if "model name" not in told:
        return platform.machine()
    return f"{told['model name']} ({told.get('cpu family')}/{told.get('model')})"


def table(results: Sequence[Measured]) -> str:
    """Return the results as a plain table, one block for each set of columns."""
    lines: list[str] = []
    columns: list[str] = []
    for result in results:
        if list(result.figures) != columns:
            columns = list(result.figures)
            lines += ["", _row("", "", columns)]
        lines.append(_row(result.name, result.by, [_shown(v) for v in result.figures.values()]))
        lines += [f"    {result.note}"] if result.note else []
    return "\n".join(lines)


def _row(name: str, by: str, cells: Sequence[str]) -> str:
    return f"{name:<34} {by:<22}" + "".join(f" {cell:>11}" for cell in cells)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}"


def markdown(results: Sequence[Measured]) -> str:
    """Return the results as Markdown: a table for each run of equal columns."""
    lines: list[str] = []
    columns: list[str] = []
    for result in results:
        if list(result.figures) != columns:
            columns = list(result.figures)
            lines += ["", f"| | by | {' | '.join(columns)} |", "| --- " * (len(columns) + 2) + "|"]
        name = f"{result.name} ({result.note})" if result.note else result.name
        cells = [name, result.by, *map(_shown, result.figures.values())]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines).strip() + "\n"


def report(results: Sequence[Measured]) -> dict[str, object]:
    """Return what `--json` writes."""
    return {
        "version": sayso.__version__,
        "hardware": hardware(),
        "results": [asdict(result) for result in results],
    }


def main(run: Callable[[Options], Sequence[Measured]], about: str | None) -> None:
    """Run one benchmark from the command line."""
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--documents", type=int, default=0, help="read only so many documents")
    chosen = parser.parse_args()
    show(run(Options(documents=chosen.documents)), chosen.json)


def show(results: Sequence[Measured], json_file: str | None) -> None:
    """Print the table and write the JSON."""
    data = sorted({result.data for result in results if result.data})
    print(f"sayso {sayso.__version__} · {hardware()} · data {', '.join(data) or 'none'}")
    print(table(results))
    if json_file:
        written = json.dumps(report(results), indent=1, ensure_ascii=False)
        Path(json_file).write_text(written + "\n", encoding="utf-8")


def actors_of(analysis: "Analysis", published: str | None = None) -> "Sequence[Actor]":
    """Return the actors as the walk reads them, beside the words that may name an event."""
    from sayso.reading.actors import read_actors
    from sayso.reading.events.triggers import find_triggers

    predicates = {token for trigger in find_triggers(analysis) for token in trigger.words}
    return read_actors(analysis, published=published, predicates=predicates)
