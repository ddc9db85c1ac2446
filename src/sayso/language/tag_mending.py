"""Small mends of tags where the tagger is known to slip on words in -ed.

In go the columns of a document, out come tags and relations. Tags are mended before lemmas are
looked up, trees afterwards (`mending`).
"""

from collections.abc import Sequence
from typing import Final

from sayso.language.mending import Columns

_BASE_FORMS: Final = frozenset({
    "need", "feed", "speed", "seed", "weed", "bleed", "breed", "heed", "exceed", "proceed",
    "succeed", "embed", "imbed", "shed", "shred", "sled", "wed", "bed", "overfeed",
})  # fmt: skip
"""Verbs that end in -ed as they stand in a dictionary."""
_HAVING: Final = frozenset({"has", "have", "had"})
_BARE_OBJECTS: Final = frozenset({"obj", "nsubj", "nsubj:pass"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"})


def mend_tags(columns: Columns, sentences: Sequence[tuple[int, int]]) -> None:
    """Make verbs of the words in -ed that are taken for adjectives with an object.

    "Police arrested six dockers", "Washington has suspended aid": an adjective would ask for a
    form of "be", and would take neither object nor "has". Tags are mended in place, so that lemmas
    are to be looked up afterwards.
    """
    for first, end in sentences:
        for token in range(first, end):
            form = columns.form[token].lower()
            if not form.endswith("ed"):
                continue
            if columns.upos[token] == "ADJ":
                _raise_adjective(columns, token, first, end)
            elif columns.xpos[token] in ("VB", "VBP") and _is_past_form(form):
                # "Karro denied": as a base form its lemma would be "denied"
                columns.xpos[token] = "VBD"
            elif columns.xpos[token] == "VBN" and _acts_alone(columns, token, first, end):
                columns.xpos[token] = "VBD"  # "Orlov, who lives in exile, denied any part"


def _acts_alone(columns: Columns, token: int, first: int, end: int) -> bool:
    """Tell whether a verb of a whole clause has subject and object and no auxiliary."""
    if columns.deprel[token] not in ("root", "ccomp", "parataxis"):
        return False
    below = [at for at in range(first, end) if columns.head[at] == token]
    relations = {columns.deprel[at] for at in below}
    return {"nsubj", "obj"} <= relations and all(columns.upos[at] != "AUX" for at in below)


def _is_past_form(form: str) -> bool:
    return form not in _BASE_FORMS


def _raise_adjective(columns: Columns, token: int, first: int, end: int) -> None:
    below = [at for at in range(first, end) if columns.head[at] == token]
    subjects = [at for at in below if at < token and columns.deprel[at] in _SUBJECTS]
    helpers = {columns.form[at].lower() for at in below if columns.upos[at] == "AUX"}
    cased = {columns.head[at] for at in range(token + 1, end) if columns.deprel[at] == "case"}
    objects = [
        at for at in below if at > token and at not in cased and columns.deprel[at] in _BARE_OBJECTS
    ]
    if not subjects or not helpers <= _HAVING or not (helpers or objects):
        return
    columns.upos[token], columns.xpos[token] = "VERB", "VBN" if helpers else "VBD"
    for at in objects[:1]:
        columns.deprel[at] = "obj"
    for at in subjects:
        if columns.deprel[at] == "nsubj:pass":
            columns.deprel[at] = "nsubj"
