"""Builds the lemma table from the training treebanks: what the suffix rules get wrong, and rules.

Whether a cut form takes its silent e back ("conceded", "bombed") cannot be seen from a suffix, so
regular verb forms of the word list in `training/words.txt.gz` are looked up as well: the stem that
is a word wins.

python -m training.lemmas --data FOLDER --treebanks ewt gum --out FILE
"""

import argparse
import gzip
import lzma
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.language.conllu import GivenWords
from sayso.language.lemmas import MAX_SUFFIX, LemmaTable
from training.data.treebanks import read_treebank

_NOT_BY_RULE = ("PUNCT", "SYM", "NUM", "X", "PROPN")


def build_table(documents: list[GivenWords], words: frozenset[str]) -> LemmaTable:
    """Return the table: frequent lemmas, regular verb forms of `words`, and the rules learnt."""
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
    for form, key, lemma in _regular_forms(words):
        if (form, key) not in best and bare.lemma(form, *key.split("/", 1)) != lemma:
            needed[form, key] = lemma
    return LemmaTable(needed, rules)


def read_words(path: Path) -> frozenset[str]:
    """Return the shipped word list."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines if not line.startswith("#"))


def _regular_forms(words: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield form, key and lemma of the regular past forms and participles among `words`."""
    for form in sorted(words):
        for ending, tags in (("ed", ("VBD", "VBN")), ("ing", ("VBG",))):
            stem = form.removesuffix(ending)
            if stem == form or len(stem) < 2:
                continue
            lemma = _stem_that_is_a_word(stem, words)
            if lemma:
                yield from ((form, f"VERB/{tag}", lemma) for tag in tags)


def _stem_that_is_a_word(stem: str, words: frozenset[str]) -> str | None:
    """Return the verb that a stem without -ed or -ing belongs to, if the list has it."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    if doubled and len(stem) > 3 and stem[-1] in "bdgmnprtv":  # barred, not added
        candidates = [stem[:-1], stem]
    elif doubled:
        candidates = [stem, stem[:-1]]
    elif stem.endswith("i"):
        candidates = [stem[:-1] + "y"]
    elif _would_double(stem):
        candidates = [stem + "e", stem]
    else:
        candidates = [stem, stem + "e"]
    return next((c for c in candidates if c in words), None)


def _would_double(stem: str) -> bool:
    """Tell a short stem such as `hop`, whose consonant would be doubled if it were the verb."""
    vowels = "aeiou"
    return (
        len(stem) < 5
        and stem[-1] not in vowels + "wxy"
        and (len(stem) < 2 or stem[-2] in vowels)
        and (len(stem) < 3 or stem[-3] not in vowels)
    )


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
    parser.add_argument("--words", type=Path, default=Path("training/words.txt.gz"))
    arguments = parser.parse_args()
    documents = [
        d for t in arguments.treebanks for d in read_treebank(Path(arguments.data), t, "train")
    ]
    table = build_table(documents, read_words(arguments.words))
    write_table(table, arguments.out)
    print(f"{len(table.entries)} entries, {len(table.rules)} rules -> {arguments.out}")


if __name__ == "__main__":
    main()
