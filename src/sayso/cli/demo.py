"""`sayso demo`: the accounts that come with Sayso, read into reports."""

import webbrowser
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import click

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.outputs import check_writable, is_colourful, show_summary, write_file
from sayso.record.record import Record

EXAMPLES = (
    "meridian-agency.txt",
    "national-broadcasting.txt",
    "harbour-review.txt",
    "meridian-agency-scan.txt",
    "meridian-agency-columns.pdf",
)
"""The shipped accounts, the first one the demo's own."""


def run_demo(out: Path, *, show: bool) -> int:
    """Read the examples, write a report of each to `out`, say where they are."""
    check_writable(out, is_folder=True)
    written: list[tuple[Path, Record]] = []
    failed = 0
    for name in EXAMPLES:
        record = _read_example(name)
        if record is None:
            failed += 1
            continue
        written.append((_write_report(out, name, record), record))
    if written:
        _tell(written, show=show)
    return exit_codes.of_counts(read=len(written), failed=failed)


def _read_example(name: str) -> Record | None:
    from sayso.reader import read_many  # noqa: PLC0415 (the reader: 0.3 s and more)

    with as_file(files("sayso").joinpath("examples", name)) as path:
        (outcome,) = read_many([path])
    if outcome.record is None:
        complain(str(outcome.error), outcome.error)
    return outcome.record


def _write_report(out: Path, name: str, record: Record) -> Path:
    from sayso.report.html import render_html  # noqa: PLC0415 (start-up time)

    path = out / f"{Path(name).stem}.html"
    write_file(path, render_html(record).encode())
    return path


def _tell(written: Sequence[tuple[Path, Record]], *, show: bool) -> None:
    first, record = written[0]
    show_summary(record, plain=not is_colourful())
    click.echo("\nREPORTS")
    for path, each in written:
        title = each.document.title.value if each.document.title else each.document.name
        click.echo(f"  {path}  {title}")
    click.echo(f"\nOpen {first} in a browser; it needs no network.")
    if show:
        webbrowser.open(first.resolve().as_uri())
