"""Inflected forms of the verbs of a codebook, for a lemma that the analyser gets wrong.

"Tore" is the lemma that it gives "tore" where it has never seen the word.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

from sayso.reading.events.lexicon import regular_forms


def inflected(verbs: Iterable[str]) -> dict[str, str]:
    """Return the forms of verbs with the verb of each; a form of two is the first one's."""
    named = list(dict.fromkeys(verbs))
    found = regular_forms(named)
    for verb in named:
        for form in _irregular().get(verb, ()):
            found.setdefault(form, verb)
    return found


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    path = resources.files("sayso.reading.events.own").joinpath("irregular.tsv")
    rows = (line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
    split = (line.split("\t") for line in rows)
    return {verb: tuple(forms.split()) for verb, forms in split}
