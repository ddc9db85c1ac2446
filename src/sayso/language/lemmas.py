"""Lemmas by a table of (lower-case form, UPOS, XPOS), backed off to learnt suffix edits.

The table (`data/lemmas.tsv.xz`, built by `training/lemmas.py`) comes from the training parts of
the treebanks; a suffix rule cuts and adds letters at the end of a form. Proper nouns keep their
form. Lemmas follow UD English: `n't` is `not`, `'s` as auxiliary is `be`.
"""

import lzma
from dataclasses import dataclass
from functools import cache
from importlib import resources

MAX_SUFFIX = 5
_PROPER_PLURAL = "NNPS"


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """`entries[form, xpos]` and `rules[suffix, xpos] = (letters cut, letters added)`."""

    entries: dict[tuple[str, str], str]
    rules: dict[tuple[str, str], tuple[int, str]]

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma of one word."""
        lower = form.lower().replace("’", "'")
        if upos == "PROPN":
            return self._proper(form, lower, xpos)
        key = f"{upos}/{xpos}"
        found = self.entries.get((lower, key))
        if found is not None:
            return found
        if upos in ("PUNCT", "SYM", "NUM", "X"):
            return form
        for size in range(min(MAX_SUFFIX, len(lower) - 1), -1, -1):
            rule = self.rules.get((lower[len(lower) - size :], key))
            if rule:
                return (lower[: len(lower) - rule[0]] + rule[1]) or lower
        return lower

    def _proper(self, form: str, lower: str, xpos: str) -> str:
        found = self.entries.get((lower, f"PROPN/{xpos}"))
        if found is not None and found.lower() != lower:
            return found if form[:1].isupper() else found.lower()
        if xpos == _PROPER_PLURAL and lower.endswith("s") and not lower.endswith("ss"):
            return form[:-1]
        return form


@cache
def load_lemmas() -> LemmaTable:
    """Return the shipped table."""
    packed = resources.files("sayso.language").joinpath("data/lemmas.tsv.xz").read_bytes()
    entries: dict[tuple[str, str], str] = {}
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        kind, form, key, value = line.split("\t")
        if kind == "w":
            entries[form, key] = value
        else:
            cut, _, added = value.partition(",")
            rules[form, key] = (int(cut), added)
    return LemmaTable(entries, rules)
