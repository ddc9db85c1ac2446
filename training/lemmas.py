"""Builds the lemma table from the training treebanks: what the suffix rules get wrong, and rules.

python -m training.lemmas --data FOLDER --treebanks ewt gum --out FILE
"""

import argparse
import lzma
import os
from collections import Counter, defaultdict
from pathlib import Path

from sayso.language.conllu import GivenWords
from sayso.language.lemmas import MAX_SUFFIX, LemmaTable
from training.data.treebanks import read_treebank

_NOT_BY_RULE = ("PUNCT", "SYM", "NUM", "X", "PROPN")


def build_table(documents: list[GivenWords]) -> LemmaTable:
    """Return the table with the most frequent lemma of each form and the rules learnt."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for form, lemma, upos, xpos in zip(
            document.form, document.lemma, document.upos, document.xpos, strict=True
        ):
            if lemma != "_":
                seen[form.lower().replace("’", "'"), f"{upos}/{xpos}"][lemma] += 1
    best = {
        key: max(counts.items(), key=lambda pair: (pair[1], pair[0]))[0]
        for key, counts in sorted(seen.items())
    }
    rules = _rules(best)
    bare = LemmaTable({}, rules)
    needed = {
        (form, key): lemma
        for (form, key), lemma in best.items()
        if bare.lemma(form, *key.split("/", 1)) != lemma or key.startswith("PROPN/")
    }
    return LemmaTable(needed, rules)


def _rules(best: dict[tuple[str, str], str]) -> dict[tuple[str, str], tuple[int, str]]:
    votes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (form, key), lemma in best.items():
        if key.split("/")[0] in _NOT_BY_RULE or not form.isalpha() or not lemma.isalpha():
            continue
        shared = 0
        while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
            shared += 1
        edit = (len(form) - shared, lemma[shared:])
        if shared < 2 and len(form) > 3:
            continue  # irregular: was, better
        for size in range(min(MAX_SUFFIX, len(form) - 1) + 1):
            votes[form[len(form) - size :], key][edit] += 1
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    for (suffix, key), counts in sorted(votes.items(), key=lambda pair: len(pair[0][0])):
        edit, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        if count < 3 or edit[1] != edit[1].lower() or (not suffix and edit != (0, "")):
            continue
        shorter = next(
            (
                rules[suffix[i:], key]
                for i in range(1, len(suffix) + 1)
                if (suffix[i:], key) in rules
            ),
            None,
        )
        if edit != shorter:
            rules[suffix, key] = edit
    return rules


def write_table(table: LemmaTable, path: Path) -> None:
    """Write the table as sorted, packed TSV."""
    lines = [f"w\t{form}\t{key}\t{lemma}" for (form, key), lemma in sorted(table.entries.items())]
    lines += [
        f"s\t{suffix}\t{key}\t{cut},{added}"
        for (suffix, key), (cut, added) in sorted(table.rules.items())
    ]
    path.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))


def main() -> None:
    """Build the table from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.lemmas", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("SAYSO_DATA"), required=False)
    parser.add_argument("--treebanks", nargs="+", default=["ewt", "gum"])
    parser.add_argument("--out", type=Path, default=Path("src/sayso/language/data/lemmas.tsv.xz"))
    arguments = parser.parse_args()
    documents = [
        d for t in arguments.treebanks for d in read_treebank(Path(arguments.data), t, "train")
    ]
    table = build_table(documents)
    write_table(table, arguments.out)
    print(f"{len(table.entries)} entries, {len(table.rules)} rules -> {arguments.out}")


if __name__ == "__main__":
    main()
