"""Words, sentences, tags, lemmas and trees on the development parts of UD English EWT and GUM.

Each set is read twice: with its own words and sentences kept (accuracy), and as raw text (F1 over
words aligned by characters, the definitions of the CoNLL 2018 shared task). Raw text is the text
of each document with an empty line between paragraphs. Only the free genres of GUM are read.

    python -m benchmarks.ud [--documents N] [--json FILE]
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import frame
from sayso.language import analyse, analyse_given
from sayso.language.conllu import GivenWords, given_analysis, read_conllu, write_conllu

SETS = {"UD EWT dev": "ud-ewt/dev.conllu.xz", "UD GUM dev": "ud-gum/dev.conllu.xz"}
COLUMNS = (
    "Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "LASfull",
)  # fmt: skip


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures with gold words and on raw text for each set."""
    results: list[frame.Measured] = []
    for name, file in SETS.items():
        path = frame.data_file(file)
        documents = _documents(path, options.documents)
        gold = [line for given in documents for line in _gold_lines(given)]
        for way, lines in (("gold words", _kept), ("raw text", _raw)):
            results.append(_measured(f"{name}, {way}", path, gold, lines, documents))
    return results


def _documents(path: Path, limit: int) -> list[GivenWords]:
    with frame.open_text(path) as lines:
        documents = list(read_conllu(lines))
    return documents[:limit] if limit else documents


def _measured(
    name: str,
    path: Path,
    gold: list[str],
    lines: Callable[[GivenWords], Iterator[str]],
    documents: list[GivenWords],
) -> frame.Measured:
    scorer = frame.scorer("eval_ud")
    predicted = [line for given in documents for line in lines(given)]
    scores = scorer.score(scorer.read(gold), scorer.read(predicted))
    figures = {column: scores[column]["f1"] for column in COLUMNS}
    return frame.Measured(name, figures, data=frame.digest(path))


def _gold_lines(given: GivenWords) -> Iterator[str]:
    return write_conllu(given_analysis(given), given)


def _kept(given: GivenWords) -> Iterator[str]:
    return write_conllu(analyse_given(given), given)


def _raw(given: GivenWords) -> Iterator[str]:
    return write_conllu(analyse(given.text))


if __name__ == "__main__":
    frame.main(run, __doc__)
