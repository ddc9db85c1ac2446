"""`sayso analyse`: the analysis of a document as a table or as CoNLL-U.

A CoNLL-U file, known by its name or its rows, keeps its words, sentences and comments, so that
anyone can score the analyser on given tokens.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.cli.documents import StandardInput
from sayso.cli.inputs import STDIN
from sayso.cli.outputs import write_out
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.intake import Given
    from sayso.language.analysis import Analysis

_COLUMNS = 10


def analyse_file(file: str, *, as_conllu: bool) -> None:
    """Analyse `file` (`-` is standard input) and print the result."""
    given = _given(file)
    if _is_conllu(file, given.data):
        lines = _given_lines(given.data, file)
    else:
        analysis = _analysis_of(given)
        lines = _conllu_lines(analysis) if as_conllu else _table(analysis)
    for line in lines:
        write_out(line.encode() + b"\n")


def _given(file: str) -> "Given":
    """Return the bytes of the file, within the limits of size."""
    from sayso.intake import take  # noqa: PLC0415 (start-up time)

    if file == STDIN:
        return take(cast("BinaryIO", StandardInput()))
    return take(Path(file))


def _is_conllu(file: str, data: bytes) -> bool:
    if file.lower().endswith((".conllu", ".conll")):
        return True
    head = data[:20_000].decode(errors="replace").splitlines()
    rows = [row for row in head[:200] if row.strip() and not row.startswith("#")]
    return bool(rows) and rows[0].count("\t") == _COLUMNS - 1 and rows[0][0].isdigit()


def _given_lines(data: bytes, file: str) -> Iterator[str]:
    """Yield CoNLL-U with the words and sentences given, for each document in the file."""
    from sayso.language import analyse_given  # noqa: PLC0415 (the model)
    from sayso.language.conllu import read_conllu, write_conllu  # noqa: PLC0415

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{file} is not UTF-8, as CoNLL-U must be. Convert it first."
        raise InputError(message, "not_text") from error
    found = False
    for given in read_conllu(text.splitlines(), name=file):
        found = True
        yield from write_conllu(analyse_given(given), given)
    if not found:
        message = f"{file} has no sentence in it. Give a file with words."
        raise InputError(message, "empty")


def _analysis_of(given: "Given") -> "Analysis":
    """Return the analysis of the document's text.

    Plain text keeps every character, so that the result can be scored against the file; other
    kinds are analysed as they would be read.
    """
    from sayso.intake import only_document  # noqa: PLC0415 (start-up time)
    from sayso.intake.isolation import open_isolated  # noqa: PLC0415
    from sayso.language import analyse  # noqa: PLC0415 (the model)
    from sayso.repair import repair_source  # noqa: PLC0415

    source = only_document(open_isolated(given), given.called)
    repaired = repair_source(source, "none" if source.kind == "text" else "safe")
    return analyse(repaired.text, repaired.blocks)


def _conllu_lines(analysis: "Analysis") -> Iterator[str]:
    from sayso.language.conllu import write_conllu  # noqa: PLC0415 (numpy)

    return write_conllu(analysis)


def _table(analysis: "Analysis") -> Iterator[str]:
    """Yield the words of each sentence with lemma, tag, relation and governor, then its names."""
    for number, (first, end) in enumerate(analysis.sentence_tokens, start=1):
        yield f"# {number}: {' '.join(_sentence(analysis, first, end).split())}"
        width = max((len(analysis.form[token]) for token in range(first, end)), default=0)
        for token in range(first, end):
            yield _row(analysis, token, first, width)
        yield from _names(analysis, first, end)
        yield ""


def _sentence(analysis: "Analysis", first: int, end: int) -> str:
    return analysis.text[analysis.start[first] : analysis.end[end - 1]] if end > first else ""


def _row(analysis: "Analysis", token: int, first: int, width: int) -> str:
    head = analysis.head[token]
    governor = "ROOT" if head < 0 else f"{analysis.form[head]} ({head - first + 1})"
    return (
        f"{token - first + 1:>3} {analysis.form[token]:<{width}}  {analysis.upos[token]:<5} "
        f"{analysis.deprel[token]:<12} {governor:<20} {analysis.lemma[token]}"
    ).rstrip()


def _names(analysis: "Analysis", first: int, end: int) -> Iterator[str]:
    for name in analysis.names:
        if first <= name.start < end:
            words = analysis.text[analysis.start[name.start] : analysis.end[name.end - 1]]
            yield f"    {name.label}: {words}"
