"""The trigger lexicon and the PLOVER codebook, loaded once from the files beside this module.

In: `triggers.tsv` (rows of lemma or phrase, type, mode, CAMEO code, strength, frame and
nominalisations), `codebook.json` (types, modes, scale, CAMEO defaults; facts after the PLOVER
manual of 2023) and `classes.toml` (word classes). Out: rows indexed by the word that a walk over
the tokens meets first. The lexicon proposes; `senses.py` and the tree decide.
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, cast

from sayso.record.vocabulary import PloverType, Quad

Strength = Literal["strong", "medium", "weak"]

QUADS: dict[int, Quad] = {
    1: "verbal_cooperation",
    2: "material_cooperation",
    3: "verbal_conflict",
    4: "material_conflict",
}
"""The quad classes by PLOVER's numbers."""
_DOUBLED = frozenset("bdglmnprt")  # letters that double before an ending ("rammed", "barred")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lexicon; `nominal` when reached through a nominalisation.

    `frame` says where the recipient stands: SO object, SW with *with*, `S:p` after the
    preposition p, SX subject of the infinitive, SOo second object or *to*, S nowhere.
    """

    phrase: tuple[str, ...]
    type: PloverType
    mode: str | None
    cameo: str
    strength: Strength
    frame: str
    nominal: bool
    key: str
    """Lemma or phrase as in the lexicon: what `senses.tsv` refers to."""

    @property
    def preposition(self) -> str | None:
        """The preposition of the recipient, `None` where the frame has none."""
        return self.frame.partition(":")[2] or None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rows by the lemma that anchors them."""

    verbs: dict[str, tuple[Row, ...]]
    phrases: dict[str, tuple[Row, ...]]
    """By the first word of a phrase: verb phrases of several words, longest first."""
    nouns: dict[str, tuple[Row, ...]]
    noun_phrases: dict[str, tuple[Row, ...]]
    """By the head noun, longest first."""
    adjectives: dict[str, tuple[Row, ...]]
    forms: dict[str, str]
    """Regular inflected forms of the verbs: they mend a lemma that the analyser got wrong."""


def _text(name: str) -> str:
    return resources.files("sayso.reading.events").joinpath(name).read_text(encoding="utf-8")


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a TSV file of this package, header and comments left out."""
    lines = [row for row in _text(name).split("\n") if row.strip() and not row.startswith("#")]
    return tuple(tuple(row.split("\t")) for row in lines[1:])


@cache
def word_classes(name: str = "classes.toml") -> dict[str, frozenset[str]]:
    """Return the word classes of a TOML file of this package, each a set of lemmas."""
    return {key: frozenset(words.split()) for key, words in tomllib.loads(_text(name)).items()}


@cache
def word_list(module: str, name: str) -> frozenset[str]:
    """Return a closed word list of one module from `words.toml`."""
    return frozenset(_word_lists()[module][name].split())


@cache
def _word_lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(_text("words.toml"))


@cache
def codebook() -> dict[str, Any]:  # JSON has no narrower type
    """Return the codebook as it stands in `codebook.json`."""
    return cast("dict[str, Any]", json.loads(_text("codebook.json")))


def quad(plover: str) -> Quad:
    """Return the quad class of a type."""
    return QUADS[codebook()["types"][plover]["quad"]]


def scale(plover: str, modes: tuple[str, ...]) -> float | None:
    """Return the scale value of the first mode that has one, else that of the type."""
    entry = codebook()["types"][plover]
    for mode in modes:
        value = entry["modes"].get(mode, {}).get("scale")
        if value is not None:
            return float(value)
    return float(entry["scale"])


def cameo(plover: str, modes: tuple[str, ...], listed: str) -> str:
    """Return the CAMEO code: the row's own where it fits the type, else the mode's, the type's."""
    entry = codebook()["types"][plover]
    if len(listed) > 2:
        return listed
    for mode in modes:
        code = entry["modes"].get(mode, {}).get("cameo")
        if code and code.startswith(listed[:2]):
            return str(code)
    return listed + "0" if listed else str(entry["cameo"])


def is_mode(plover: str, mode: str) -> bool:
    """Tell whether the codebook gives `mode` to the type."""
    return mode in codebook()["types"][plover]["modes"]


@cache
def lexicon() -> Lexicon:
    """Return the trigger lexicon."""
    found: dict[str, dict[str, list[Row]]] = {
        "v": {}, "mwe": {}, "n": {}, "n+": {}, "adj": {},
    }  # fmt: skip
    for cells in table("triggers.tsv"):
        lemma, pos, kind, mode, code, strength, frame, nominals, _note = cells
        if pos == "aux" and lemma != "must":  # weaker modals are left to the status layer
            continue
        for phrase, is_noun in _phrases(lemma, pos, nominals):
            row = Row(
                phrase=phrase,
                type=cast("PloverType", kind),
                mode=mode or None,
                cameo=code,
                strength=cast("Strength", strength),
                frame=frame,
                nominal=is_noun,
                key=lemma,
            )
            group, anchor = _place(row, pos)
            found[group].setdefault(anchor, []).append(row)
    return Lexicon(
        verbs=_frozen(found["v"]),
        phrases=_frozen(found["mwe"], longest_first=True),
        nouns=_frozen(found["n"]),
        noun_phrases=_frozen(found["n+"], longest_first=True),
        adjectives=_frozen(found["adj"]),
        forms={**_irregular_forms(), **regular_forms({**found["v"], **found["mwe"]})},
    )


def _irregular_forms() -> dict[str, str]:
    """Return the irregular past forms of verbs with the verb of each ("shot": "shoot")."""
    pairs = (pair.split(":") for pair in _word_lists()["lexicon"]["irregular_forms"].split())
    return {form: verb for verb, forms in pairs for form in forms.split("/")}


def regular_forms(verbs: Iterable[str]) -> dict[str, str]:
    """Return the regular inflected forms of verbs with the verb of each."""
    found: dict[str, str] = {}
    for verb in verbs:
        stem = verb.removesuffix("e")
        stems = [stem, stem + verb[-1]] if verb[-1] in _DOUBLED else [stem]
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            third = verb[:-1] + "ies"
            found[verb[:-1] + "ied"] = verb
        for form in (verb, third, *(s + ending for s in stems for ending in ("ed", "ing"))):
            found.setdefault(form, verb)
    return found


def _phrases(lemma: str, pos: str, nominals: str) -> list[tuple[tuple[str, ...], bool]]:
    own = [] if pos == "n" else [(tuple(lemma.split()), False)]
    names = nominals.split(";") if nominals else [lemma] if pos == "n" else []
    return own + [(tuple(name.split()), True) for name in names]


def _place(row: Row, pos: str) -> tuple[str, str]:
    """Return the index that the row belongs to and the lemma that anchors it there."""
    if row.nominal:
        if len(row.phrase) == 1:
            return "n", row.phrase[0]
        head = row.phrase[0] if "of" in row.phrase else row.phrase[-1]
        return "n+", head
    if pos == "adj":
        return "adj", row.phrase[0]
    return ("v" if len(row.phrase) == 1 else "mwe"), row.phrase[0]


def _frozen(
    groups: dict[str, list[Row]], *, longest_first: bool = False
) -> dict[str, tuple[Row, ...]]:
    if longest_first:
        for rows in groups.values():
            rows.sort(key=lambda row: -len(row.phrase))
    return {anchor: tuple(rows) for anchor, rows in groups.items()}


def content_words(row: Row, anchor: str) -> tuple[str, ...]:
    """Return the words of a phrase that must stand around its anchor."""
    rest = list(row.phrase)
    rest.remove(anchor)
    return tuple(word for word in rest if word not in _ARTICLES)
