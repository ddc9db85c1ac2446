"""The candidates of a document as columns: what pair features are computed from, in one go.

Every column is an array over the candidates in their order. Words become numbers within the
document, so that comparing two mentions compares integers.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.knowledge import gender_of
from sayso.language.analysis import Analysis
from sayso.reading.coreference.classes import (
    ARTICLE_CODE,
    BY_PRONOUN,
    DEFINITE,
    FIRST,
    JOINED,
    KIND_OF_CLASS,
    NAME_CLASS,
    NAME_OTHER,
    NAME_PERSON,
    NO_ARTICLE,
    NOMINAL,
    OTHER_PRONOUN,
    OWN,
    OWNED,
    PLURAL_CLASSES,
    PREDICATE,
    PRONOUN_CLASS,
    PROPER,
    QUANTIFIED,
    RELATION_CODE,
    SINGULAR_CLASSES,
    VERB,
)
from sayso.reading.coreference.clauses import find_clauses
from sayso.reading.coreference.entities import Bearers, find_bearers
from sayso.reading.coreference.lexicon import (
    FEMALE,
    MALE,
    PERSON,
    UNKNOWN,
    noun_kinds,
    title_genders,
)
from sayso.reading.coreference.mentions import Candidate
from sayso.reading.coreference.speakers import Quotes, find_speakers

Ints = npt.NDArray[np.int32]

CORE_WORDS: Final = 6
"""So many words of a phrase are compared with another's."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns over the candidates; `core` is `[candidates, CORE_WORDS]`, -1 where there is none."""

    candidates: list[Candidate]
    head: Ints
    first: Ints
    last: Ints
    whole: Ints
    sentence: Ints
    block: Ints
    kind: Ints
    """Class: names by type, nominals, pronouns by person."""
    stands_for: Ints
    number: Ints
    relation: Ints
    article: Ints
    governor: Ints
    governor_word: Ints
    above: Ints
    """The governor's governor, -1 where there is none."""
    head_word: Ints
    words: Ints
    """The phrase without its article and possessive mark, as one number."""
    acronym: Ints
    core: Ints
    length: Ints
    depth: Ints
    repeats: Ints
    """How many candidates before have the same words (pronouns: none)."""
    same_head: Ints
    """How many candidates before have the same head word."""
    quote: Ints
    """The quotation that holds the head, -1 outside."""
    speaker: Ints
    """The head token of the speaker of that quotation, -1 if open."""
    speaker_words: Ints
    is_reflexive: Ints
    shape: Ints
    """2 for a variant of another candidate, and 1 for a phrase with an apposition, added up."""
    clause: Ints
    """`[candidates, LEVELS]`: heads of the clause and of those above, -1 where there is none."""
    clause_kind: Ints
    owner: Ints
    """Class of the pronoun that owns the candidate ("her deputy"), -1 where there is none."""
    bearers: Bearers
    quotes: Quotes

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.candidates)


def tabulate(analysis: Analysis, candidates: list[Candidate]) -> Table:
    """Return the columns of the candidates."""
    reader = _Reader(analysis)
    rows = [reader.row(candidate) for candidate in candidates]
    columns = np.array([row for row, _ in rows], np.int32).reshape(len(rows), len(_COLUMNS)).T
    core = np.full((len(rows), CORE_WORDS), -1, np.int32)
    for index, (_, words) in enumerate(rows):
        own = words[-CORE_WORDS:]
        core[index, : len(own)] = own
    named = dict(zip(_COLUMNS, columns, strict=True))
    skipped = named["kind"] >= VERB
    word_at = dict(zip(named["head"].tolist(), named["words"].tolist(), strict=True))
    speaker_words = [word_at.get(speaker, -1) for speaker in named["speaker"].tolist()]
    clauses = find_clauses(analysis)
    return Table(
        candidates=candidates,
        core=core,
        clause=clauses.around[named["head"]],
        clause_kind=clauses.kind[named["head"]],
        bearers=find_bearers(candidates, core, named["kind"], named["stands_for"]),
        quotes=reader.quotes,
        repeats=_earlier(named["words"], skipped),
        same_head=_earlier(named["head_word"], skipped),
        speaker_words=np.array(speaker_words, np.int32),
        **named,
    )


_COLUMNS: Final = (
    "head", "first", "last", "whole", "sentence", "block", "kind", "stands_for", "number",
    "relation", "article", "governor", "governor_word", "above", "head_word", "words", "acronym",
    "length", "depth", "quote", "speaker", "is_reflexive", "shape", "owner",
)  # fmt: skip
Row = tuple[int, ...]


def _earlier(keys: Ints, skip: npt.NDArray[np.bool_]) -> Ints:
    """Return how many entries before have the same key, at most 50."""
    seen: dict[int, int] = {}
    found = np.zeros(len(keys), np.int32)
    for index, key in enumerate(keys.tolist()):
        if skip[index]:
            continue
        found[index] = min(seen.get(key, 0), 50)
        seen[key] = seen.get(key, 0) + 1
    return found


class _Reader:
    """Reads the row of each candidate of one document; words are numbered as they are met."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._numbers: dict[str, int] = {}
        self._genders = _genders_of_names(analysis)
        self.quotes = find_speakers(analysis)
        self._lemma = [lemma.lower() for lemma in analysis.lemma]

    def row(self, candidate: Candidate) -> tuple[Row, list[int]]:
        """Return the columns, in the order of `_COLUMNS`, and the content words."""
        a, head = self._analysis, candidate.head
        form = a.form[head].lower()
        kind = _class_of(a, candidate, form)
        core = _core(a, candidate, kind) if kind < VERB else []
        words = [self._number(self._lemma[t]) for t in core]
        relation, article, owner = _relation_and_article(a, candidate, kind)
        governor = a.head[head]
        quote = self.quotes.at[head]
        row = (
            head,
            candidate.first,
            candidate.last,
            candidate.whole,
            a.sentence[head],
            a.block[head],
            kind,
            self._stands_for(candidate, kind, core),
            _number(a, candidate, kind),
            relation,
            article,
            governor,
            self._number(self._lemma[governor]) if governor >= 0 else -1,
            a.head[governor] if governor >= 0 else -1,
            self._head_word(candidate, kind, words, form),
            words[0] if len(words) == 1 else self._phrase(words, form),
            self._acronym(core) if kind < NOMINAL and len(core) > 1 else -1,
            candidate.last - candidate.first + 1,
            min(a.depth[head], 9),
            quote,
            self.quotes.speaker[quote] if quote >= 0 else -1,
            int(kind >= FIRST and form.endswith(("self", "selves"))),
            2 * int(candidate.variant) + int(candidate.whole > candidate.last),
            owner,
        )
        return row, words

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def _phrase(self, words: list[int], form: str) -> int:
        return self._number(f"{form} " if not words else " ".join(map(str, words)))

    def _head_word(self, candidate: Candidate, kind: int, words: list[int], form: str) -> int:
        """Return the last word of a name, which is the family's, or the noun itself."""
        if kind < NOMINAL and words:
            return words[-1]
        return self._number(self._lemma[candidate.head] if kind < FIRST else form)

    def _acronym(self, core: list[int]) -> int:
        form = self._analysis.form
        letters = "".join(form[t][0] for t in core if form[t][:1].isupper()).lower()
        return self._number(letters) if len(letters) > 1 else -1

    def _stands_for(self, candidate: Candidate, kind: int, core: list[int]) -> int:
        if kind == NOMINAL:
            return _noun_kind(self._lemma[candidate.head])
        if kind == NAME_PERSON or (kind == NAME_OTHER and len(core) > 1):
            for token in core:
                gender = self._genders.get(self._analysis.form[token].lower())
                if gender:
                    return gender
        if kind == OTHER_PRONOUN:
            form = self._analysis.form[candidate.head].lower()
            return PERSON if form.endswith(("one", "body", "who")) else UNKNOWN
        return KIND_OF_CLASS.get(kind, UNKNOWN)


def _noun_kind(lemma: str) -> int:
    found = noun_kinds().get(lemma, UNKNOWN)
    if found == UNKNOWN and lemma.endswith("man") and len(lemma) > 4:
        return FEMALE if lemma.endswith("woman") else MALE
    return found


def _class_of(analysis: Analysis, candidate: Candidate, form: str) -> int:
    if candidate.joins >= 0:
        return JOINED
    if candidate.form == "verb":
        return VERB
    if candidate.form == "pronoun":
        return PRONOUN_CLASS.get(form, OTHER_PRONOUN)
    name = analysis.name_at[candidate.head]
    if name >= 0 and analysis.upos[candidate.head] != "ADJ":
        return NAME_CLASS.get(analysis.names[name].label, NAME_OTHER)
    return NAME_OTHER if candidate.form == "name" else NOMINAL


def _core(analysis: Analysis, candidate: Candidate, kind: int) -> list[int]:
    """Return the tokens of the name, or the content words of the noun phrase up to its head."""
    a, head = analysis, candidate.head
    if kind < NOMINAL:
        at = a.name_at[head]
        if at >= 0:
            name = a.names[at]
            if name.end - name.start == 1:
                return [head]
            return [t for t in range(name.start, name.end) if a.upos[t] not in _NO_CONTENT]
        own = [c for c in a.children[head] if a.deprel[c] in _NAME_PARTS and a.upos[c] == "PROPN"]
        return sorted([*own, head])
    last = candidate.last if kind == JOINED else head
    return [t for t in range(candidate.first, last + 1) if a.upos[t] in _CONTENT]


_NO_CONTENT: Final = frozenset({"PUNCT", "PART"})
_CONTENT: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_NAME_PARTS: Final = frozenset({"flat", "compound", "nmod:desc", "goeswith"})


def _genders_of_names(analysis: Analysis) -> dict[str, int]:
    """Return the gender of name tokens, by given name or title, where the document tells one.

    A surname that stands behind given names of both genders tells none.
    """
    a = analysis
    found: dict[str, set[int]] = {}
    for name in a.names:
        if name.label != "PER":
            continue
        code = _CODE_OF_GENDER.get(gender_of(a.form[name.start]) or "", 0)
        for token in (name.start - 1, name.start):
            if token >= 0:
                code = title_genders().get(a.form[token].lower().rstrip("."), code)
        if code:
            for token in range(name.start, name.end):
                found.setdefault(a.form[token].lower(), set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


_CODE_OF_GENDER: Final = {"m": MALE, "f": FEMALE}


def _number(analysis: Analysis, candidate: Candidate, kind: int) -> int:
    """Return 0 for unknown, 1 for singular, 2 for plural."""
    if kind in PLURAL_CLASSES:
        return 2
    if kind in SINGULAR_CLASSES:
        return 1
    if kind >= VERB:
        return 0
    if analysis.xpos[candidate.head] in {"NNS", "NNPS"}:
        return 2
    return 1 if analysis.xpos[candidate.head] in {"NN", "NNP"} else 0


def _relation_and_article(
    analysis: Analysis, candidate: Candidate, kind: int
) -> tuple[int, int, int]:
    """Return the relation of the head, a predicate noun apart, how the phrase begins, its owner."""
    a = analysis
    relation = RELATION_CODE.get(a.deprel[candidate.head], 0)
    owner = -1
    article = BY_PRONOUN if kind >= VERB else PROPER if kind < NOMINAL else NO_ARTICLE
    for child in a.children[candidate.head]:
        below = a.deprel[child]
        if below == "cop":
            relation = PREDICATE
        elif article == BY_PRONOUN:
            continue
        elif below == "nmod:poss":
            article = OWN if a.upos[child] == "PRON" else OWNED
            owner = PRONOUN_CLASS.get(a.form[child].lower(), -1)
        elif below == "det":
            code = ARTICLE_CODE.get(a.form[child].lower(), QUANTIFIED)
            article = article if article == PROPER and code == DEFINITE else code
        elif below == "nummod" and article == NO_ARTICLE:
            article = QUANTIFIED
    return relation, article, owner
