"""`sayso`: the group of verbs. Each verb parses, calls one function, renders, exits.

Whatever is heavy (the reader, Rich, reports) is imported inside a verb, so that `sayso --help`
answers at once.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from sayso import __version__
from sayso.cli import exit_codes, streams
from sayso.cli.complaints import cannot_write, code_of, complain, keep_trace, set_debug
from sayso.errors import SaysoError

_EXIT_HELP = """\b
Exit codes:
  0    everything was read
  1    some documents could not be read or hold no words; each has one sentence on stderr
  2    wrong use of the command
  3    nothing could be read
  4    the machine's fault: an output cannot be written, the disk is full, no process starts;
       or a mistake of Sayso's own
  130  interrupted; 143 ended by the system (SIGTERM)
"""


class _PipeClosedError(Exception):
    """Whoever read our output has had enough; click would exit with 1 for a `BrokenPipeError`."""


class Verbs(click.Group):
    """The group of verbs, whose every expected trouble ends in one sentence and its code."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401 (what click's own `main` takes)
    ) -> NoReturn:
        """Run a verb and exit with its code."""
        extra["standalone_mode"] = False
        with streams.prepared():
            try:
                code = self._run(args, prog_name or "sayso", extra)
                if code == exit_codes.MACHINE:
                    streams.let_go(sys.stdout)  # what it would not take is told once
                sys.stdout.flush()
            except (BrokenPipeError, _PipeClosedError):
                code = exit_codes.OK
                streams.let_go(sys.stdout)
            except OSError as error:  # what click prints itself
                complain(str(cannot_write("standard output", error)))
                code = exit_codes.MACHINE
                streams.let_go(sys.stdout)  # the interpreter must not complain at exit
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (as click has it)
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _PipeClosedError from error
        except OSError as error:
            raise cannot_write(error.filename or "standard output", error) from error
        except (SaysoError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:  # noqa: BLE001 (a user gets a sentence, `--debug` the rest)
            return _mistake()

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a verb; each has `--debug`."""
        cmd.params.append(_debug())
        super().add_command(cmd, name)

    def _run(self, args: Sequence[str] | None, name: str, extra: dict[str, Any]) -> int:
        try:
            result = super().main(list(args) if args is not None else None, name, **extra)
        except SaysoError as error:
            complain(str(error), error)
            return code_of(error)
        except click.ClickException as error:
            error.show()
            return exit_codes.WRONG_USE
        except (click.Abort, KeyboardInterrupt) as error:
            complain("Interrupted; what was written so far is kept.")
            ended = error if isinstance(error, streams.EndedError) else error.__cause__
            if isinstance(ended, streams.EndedError):
                return exit_codes.of_signal(ended.number)
            return exit_codes.INTERRUPTED
        return result if isinstance(result, int) else exit_codes.OK


def _debug() -> click.Option:
    return click.Option(
        ["--debug"],
        metavar="FILE",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=set_debug,
        help="Where the traceback of a failure inside Sayso goes, for a report.",
    )


def _mistake() -> int:
    """Say that a mistake of ours stopped the verb; return the code."""
    what = "A mistake in Sayso stopped it."
    if keep_trace(what):
        complain(f"{what} Please report it with the file that `--debug` wrote.")
    else:
        complain(f"{what} Run it again with `--debug FILE` and report it with that file.")
    return exit_codes.MACHINE


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """Read accounts of contested events.

    Sayso says what is said to have happened, on whose say-so, how firmly, and when. Begin with
    `sayso demo`, then `sayso read FILE`.
    """


def _with(options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    """Return what adds an argument and options to a verb, in the order of the help."""

    def add(verb: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            verb = option(verb)
        return verb

    return add


_LIMITS = click.option(
    "--limits",
    metavar="NAME=VALUE",
    multiple=True,
    help="What one document may take, such as seconds=60; `sayso doctor` lists all.",
)
_ACTORS = click.option(
    "--actors",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your own actors, places and offices in YAML; they go before the shipped tables.",
)
_CODEBOOK = click.option(
    "--codebook",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your own types of events in YAML; they go before PLOVER's.",
)
_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_PUBLISHED = click.option(
    "--published", metavar="DATE", help="When the documents appeared, as 2023-06-25."
)
_REPAIR = click.option(
    "--repair",
    type=click.Choice(["none", "safe", "auto"]),
    default="auto",
    show_default=True,
    help="How far damaged text is mended; none leaves it untouched.",
)
_WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read side by side.",
)
_READ_OPTIONS: tuple[Callable[..., Any], ...] = (
    _PATHS,
    _PUBLISHED,
    click.option("--json", "as_json", is_flag=True, help="Records as JSON, one a line."),
    click.option(
        "--html",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="A report for each document; a folder when there are several.",
    ),
    click.option("--text", "as_text", is_flag=True, help="The summary as plain text."),
    click.option(
        "--pages", "as_pages", is_flag=True, help="What was read of each page, and what was not."
    ),
    _ACTORS,
    _CODEBOOK,
    _REPAIR,
    _WORKERS,
    _LIMITS,
)


@main.command(epilog=_EXIT_HELP)
@_with(_READ_OPTIONS)
def read(**options: Any) -> int:  # noqa: ANN401 (click hands over what `_READ_OPTIONS` lists)
    """Read documents into records and reports.

    PATH is a file, a folder, a pattern, or - for standard input; a file may hold several documents.
    Without an option, the summary of each is shown: what is said to have happened, on whose
    say-so, how firmly, when; who speaks; what is left open.
    """
    from sayso.cli.reading import ReadOptions, read_documents  # noqa: PLC0415 (start-up time)

    return read_documents(ReadOptions.checked(**options))


_TIMES_OPTIONS: tuple[Callable[..., Any], ...] = (
    _PATHS,
    _PUBLISHED,
    click.option("--json", "as_json", is_flag=True, help="Times as JSON, one document a line."),
    click.option("--csv", "as_csv", is_flag=True, help="Times as CSV, one a row."),
    click.option("--timeml", "as_timeml", is_flag=True, help="The text with TIMEX3 tags."),
    click.option(
        "--out",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Where TimeML goes, a file for each document.",
    ),
    click.option(
        "--repair",
        type=click.Choice(["none", "safe", "auto"]),
        help="How far damaged text is mended. By default plain text is not, other kinds are.",
    ),
    _LIMITS,
)


@main.command(epilog=_EXIT_HELP, short_help="Find the times in documents, without the model.")
@_with(_TIMES_OPTIONS)
def times(**options: Any) -> int:  # noqa: ANN401 (click hands over what `_TIMES_OPTIONS` lists)
    """Find the times in documents: words, value, bounds, anchor, why.

    PATH is a file, a folder, a pattern, or - for standard input. No model is loaded, so the answer
    comes at once.
    """
    from sayso.cli.times import TimesOptions, tag_documents  # noqa: PLC0415 (start-up time)

    return tag_documents(TimesOptions.checked(**options))


_QUOTES_OPTIONS: tuple[Callable[..., Any], ...] = (
    _PATHS,
    click.option(
        "--json", "as_json", is_flag=True, help="Statements as JSON, one document a line."
    ),
    click.option("--csv", "as_csv", is_flag=True, help="Statements as CSV, one a row."),
    _PUBLISHED,
    _ACTORS,
    _REPAIR,
    _WORKERS,
    _LIMITS,
)


@main.command(epilog=_EXIT_HELP, short_help="List who says what in documents.")
@_with(_QUOTES_OPTIONS)
def quotes(**options: Any) -> int:  # noqa: ANN401 (click hands over what `_QUOTES_OPTIONS` lists)
    """List who says what in documents: speaker, manner, words, place.

    PATH is a file, a folder, a pattern, or - for standard input. Quoted and reported speech are
    listed, thoughts, what documents show, and whom nobody is named for.
    """
    from sayso.cli.quotes import QuotesOptions, show_quotes  # noqa: PLC0415 (start-up time)

    return show_quotes(QuotesOptions.checked(**options))


_EVENTS_OPTIONS: tuple[Callable[..., Any], ...] = (
    _PATHS,
    click.option("--json", "as_json", is_flag=True, help="Events as JSON, one document a line."),
    click.option(
        "--format",
        "form",
        type=click.Choice(["csv", "plover", "polecat"]),
        help="CSV with every event; PLOVER records, one a line; rows of POLECAT.",
    ),
    _PUBLISHED,
    _ACTORS,
    _CODEBOOK,
    _REPAIR,
    _WORKERS,
    _LIMITS,
)


@main.command(epilog=_EXIT_HELP)
@_with(_EVENTS_OPTIONS)
def events(**options: Any) -> int:  # noqa: ANN401 (click hands over what `_EVENTS_OPTIONS` lists)
    """List who did what to whom in documents, in PLOVER codes.

    PATH is a file, a folder, a pattern, or - for standard input. Each event comes with its day,
    its place, the voices behind it and the words; what is negated, future, hypothetical or history
    says so.
    """
    from sayso.cli.events import EventsOptions, show_events  # noqa: PLC0415 (start-up time)

    return show_events(EventsOptions.checked(**options))


_VERIFY_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.argument("path", metavar="FILE"),
    click.option(
        "--quotes",
        metavar="CSV",
        required=True,
        type=click.Path(path_type=Path),
        help="The quotations: a column quote and, where known, speaker.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON, one a line."),
    click.option("--csv", "as_csv", is_flag=True, help="Verdicts as CSV, one a row."),
    _PUBLISHED,
    _ACTORS,
    _REPAIR,
    _LIMITS,
)


@main.command(epilog=_EXIT_HELP)
@_with(_VERIFY_OPTIONS)
def verify(**options: Any) -> int:  # noqa: ANN401 (click hands over what `_VERIFY_OPTIONS` lists)
    """Check quotations that somebody gives for a document.

    Each is there word for word, altered (and how), said by another, in nobody's mouth, or not
    there. Letter case, marks and line breaks do not count; an ellipsis or square brackets in a
    quotation stand for words of the document.
    """
    from sayso.cli.verifying import VerifyOptions, verify_quotes  # noqa: PLC0415 (start-up time)

    return verify_quotes(VerifyOptions.checked(**options))


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("sayso-demo"),
    show_default=True,
    metavar="DIR",
    help="Where the reports go.",
)
@click.option("--open", "show", is_flag=True, help="Open the first report in the browser.")
def demo(out: Path, *, show: bool) -> int:
    """Read the accounts that come with Sayso into reports."""
    from sayso.cli.demo import run_demo  # noqa: PLC0415 (start-up time)

    return run_demo(out, show=show)


@main.command()
@click.argument("record", metavar="RECORD")
@click.argument("item_id", metavar="ID")
def explain(record: str, item_id: str) -> None:
    """Show why an item of a record is as it is.

    Its words, rules, scores, and the chain of voices that it stands in. RECORD is a file written
    by `sayso read --json`, or - for standard input; ID an id in it, such as a1, s3, c12 or e4.
    """
    from sayso.cli.explaining import explain_item  # noqa: PLC0415 (start-up time)

    explain_item(record, item_id)


@main.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@click.option("--date", "day", metavar="DATE", help="Only what holds then: 2023-06-25, 2023-06.")
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON.")
def knowledge(name: tuple[str, ...], day: str | None, *, as_json: bool) -> int:
    """Show what is known of a name, since when and from where.

    NAME is a person, state, people, body, paper, place or title, or an office such as French
    foreign minister. Exit code 3: it is in no table, or no row holds on the date.
    """
    from sayso.cli.knowledge import show_knowledge  # noqa: PLC0415 (start-up time)

    return show_knowledge(name, day, as_json=as_json)


@main.command()
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@click.option("--json", "as_json", is_flag=True, help="Identities as JSON, one a line.")
@click.option("--all", "everyone", is_flag=True, help="Those of one document alone as well.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Which actors are one and which are not, in YAML; this goes before the rules.",
)
def identities(
    records: tuple[str, ...], decisions: Path | None, *, as_json: bool, everyone: bool
) -> int:
    """Say who is who across documents, and why.

    RECORD is a file written by `sayso read --json`, of any number of records, or - for standard
    input. What is merely alike is shown as perhaps and never merged.
    """
    from sayso.cli.identifying import show_identities  # noqa: PLC0415 (start-up time)

    return show_identities(records, decisions, as_json=as_json, everyone=everyone)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json  # noqa: PLC0415 (start-up time)

    from sayso.cli.outputs import write_out  # noqa: PLC0415
    from sayso.record.record import Record  # noqa: PLC0415

    write_out((json.dumps(Record.schema(), indent=2, ensure_ascii=False) + "\n").encode())


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--conllu", "as_conllu", is_flag=True, help="Write CoNLL-U.")
def analyse(file: str, *, as_conllu: bool) -> None:
    """Print the grammatical analysis of a document.

    A CoNLL-U file keeps its words and sentences and comes back as CoNLL-U.
    """
    from sayso.cli.analysing import analyse_file  # noqa: PLC0415 (start-up time)

    analyse_file(file, as_conllu=as_conllu)


@main.command(short_help="Say what can be read here, by what, and how much of it.")
@_LIMITS
def doctor(limits: tuple[str, ...]) -> int:
    """Say which kinds of documents can be read here, by what, and within which limits."""
    from sayso.cli.doctor import examine  # noqa: PLC0415 (start-up time)
    from sayso.intake.limits import parse_limits  # noqa: PLC0415

    return examine(parse_limits(limits))
