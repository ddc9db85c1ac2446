"""Persons, organisations and places: exact-span F1 with the sets' own words.

UNER-EWT dev is gold; the GUM-derived set was made by rule from GUM's entity mentions and is silver
(its SOURCE.md lists its known errors). Facilities count as places, nationalities and events are
left out (the scorer's map `plo`). Sentences are given as they stand in the file, without document
context, one document a sentence run between `# newdoc` lines where the set has them.

    python -m benchmarks.names [--json FILE]
"""

from itertools import groupby
from pathlib import Path

from benchmarks import frame
from sayso.language import analyse_given
from sayso.language.conllu import GivenWords

SETS = {
    "UNER EWT dev (gold)": "ner/uner-ewt.dev.tsv.xz",
    "GUM-derived dev (silver)": "ner/gum-derived.dev.tsv.xz",
}
TYPES = ("micro", "PER", "LOC", "ORG")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return micro F1 and the F1 of each type for each set."""
    return [_measured(name, frame.data_file(file), options) for name, file in SETS.items()]


def _measured(name: str, path: Path, options: frame.Options) -> frame.Measured:
    scorer = frame.scorer("eval_ner")
    with frame.open_text(path) as lines:
        rows = lines.read().split("\n")
    documents = _documents(rows)[: options.documents or None]
    sentences = [sentence for document in documents for sentence in document]
    kept = [row for sentence in sentences for row in [*sentence, ""]]
    tagged = [row for document in documents for row in _tagged(document)]
    scores = scorer.score(scorer.read(kept)[0], scorer.read(tagged)[0], types=set(TYPES))
    figures = {kind: scores[kind]["f1"] for kind in TYPES if kind in scores}
    return frame.Measured(name, figures, data=frame.digest(path))


def _documents(rows: list[str]) -> list[list[list[str]]]:
    """Return documents of sentences of `word<TAB>tag` rows."""
    documents: list[list[list[str]]] = [[]]
    for is_sentence, group in groupby(rows, key=lambda row: bool(row.strip())):
        if not is_sentence:
            continue
        sentence = list(group)
        if any(row.startswith("# newdoc") for row in sentence) and documents[-1]:
            documents.append([])
        words = [row for row in sentence if "\t" in row]
        documents[-1] += [words] if words else []
    return documents


def _tagged(sentences: list[list[str]]) -> list[str]:
    given = _given(sentences)
    analysis = analyse_given(given)
    tags = ["O"] * len(given.form)
    for name in analysis.names:
        tags[name.start : name.end] = [f"I-{name.label}"] * (name.end - name.start)
        tags[name.start] = f"B-{name.label}"
    rows: list[str] = []
    for first, last in given.sentence_tokens:
        rows += [f"{given.form[i]}\t{tags[i]}" for i in range(first, last)]
        rows.append("")
    return rows


def _given(sentences: list[list[str]]) -> GivenWords:
    """Return the sentences as given words, a space after each word."""
    given = GivenWords()
    offset = 0
    for sentence in sentences:
        first = len(given.form)
        for row in sentence:
            form = row.split("\t")[0]
            given.form.append(form)
            given.start.append(offset)
            given.end.append(offset + len(form))
            offset += len(form) + 1
        given.sentence_tokens.append((first, len(given.form)))
    count = len(given.form)
    given.text = " ".join(given.form)
    for column in (given.lemma, given.upos, given.xpos, given.feats, given.deprel):
        column.extend(["_"] * count)
    given.head += [-1] * count
    given.space_after += [True] * count
    given.comments += [[] for _ in sentences]
    given.paragraphs.append((0, len(given.text)))
    return given


if __name__ == "__main__":
    frame.main(run, __doc__)
