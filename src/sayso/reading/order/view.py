"""What the words around an event say of its place in time: tense, aspect, modality, class.

In: an `Analysis` and the token of an event's head. Out: an `EventView`, read from the verb group
and the clause alone; no dates.
"""

from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.order.lexicon import classes_of, word_list

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
_MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_OBLIQUE = frozenset({"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod:tmod", "nmod:unmarked"})
_HIGHEST = 12  # steps climbed in a tree: damaged sentences chain thousands
_AROUND = 60  # words of the sentence looked at on both sides of an event
_YEAR_DIGITS = 4
_WIDEST = 60  # dependants looked at: a damaged sentence may hang thousands on one word


@dataclass(frozen=True, slots=True)
class EventView:
    """One event as the order layer sees it."""

    token: int
    sentence: int
    lemma: str
    tense: str
    """past, present, future, modal, infinitive, ing, participle, noun or other, then the letters
    p (perfect), g (progressive), v (passive)."""
    is_negated: bool
    is_quoted: bool
    classes: tuple[str, ...]
    relation: str
    marker: str
    """The subordinators or prepositions of the clause, lower case, or the empty string."""
    governor: str
    governor_tense: str
    times: tuple[str, ...]
    """Adverbs and times of the clause: `adv=already`, `time=on:weekday`, `which=last`."""
    times_around: tuple[str, ...]
    """The words for times in the sentence, each once, sorted."""

    @property
    def kind(self) -> str:
        """Return the tense, marked where the verb reports."""
        return self.tense + ("!" if "report" in self.classes else "")


def view_event(analysis: Analysis, token: int) -> EventView:
    """Return what the words say of the event headed by `token`."""
    above = _verb_above(analysis, token)
    lemma = analysis.lemma[token].lower()
    return EventView(
        token=token,
        sentence=analysis.sentence[token],
        lemma=lemma,
        tense=tense_of(analysis, token),
        is_negated=_is_negated(analysis, token),
        is_quoted=analysis.quote_level[token] > 0,
        classes=classes_of(lemma),
        relation=analysis.deprel[token],
        marker="_".join(markers_of(analysis, token)[:2]),
        governor=analysis.lemma[above].lower() if above >= 0 else "",
        governor_tense=tense_of(analysis, above) if above >= 0 else "",
        times=tuple(_times_of(analysis, token)),
        times_around=tuple(_times_around(analysis, token)),
    )


def tense_of(analysis: Analysis, token: int) -> str:
    """Return tense and aspect of the verb group of `token`."""
    helpers = _helpers(analysis, token)
    return _tense(analysis, token, helpers) + _aspect(analysis, token, helpers)


def _tense(analysis: Analysis, token: int, helpers: list[int]) -> str:
    if not helpers and analysis.upos[token] not in ("VERB", "AUX"):
        return "noun" if analysis.upos[token] in ("NOUN", "PROPN") else "other"
    forms = {analysis.form[helper].lower() for helper in helpers}
    if forms & _FUTURE:
        return "future"
    tags = [*(analysis.xpos[helper] for helper in helpers), analysis.xpos[token]]
    if "MD" in tags or forms & _MODALS:
        return "modal"
    finite = next((tag for tag in tags if tag in ("VBD", "VBZ", "VBP")), "")
    if finite:
        return "past" if finite == "VBD" else "present"
    return {"VBG": "ing", "VBN": "participle"}.get(tags[-1], "infinitive")


def _aspect(analysis: Analysis, token: int, helpers: list[int]) -> str:
    lemmas = {analysis.lemma[helper].lower() for helper in helpers}
    tag = analysis.xpos[token]
    perfect = "p" if "have" in lemmas else ""
    progressive = "g" if tag == "VBG" and "be" in lemmas else ""
    passive = "v" if (tag == "VBN" and "be" in lemmas) or "get" in lemmas else ""
    return perfect + progressive + passive


def _helpers(analysis: Analysis, token: int) -> list[int]:
    """Return auxiliaries and copula; those of the first conjunct where a later one has none."""
    for _ in range(_HIGHEST):
        children = analysis.children[token][:_WIDEST]
        relations = [analysis.deprel[child] for child in children]
        own = [
            child
            for child, relation in zip(children, relations, strict=True)
            if relation in ("aux", "aux:pass", "cop")
        ]
        above = analysis.head[token]
        if own or above < 0 or analysis.deprel[token] != "conj":
            return own
        has_subject = any(relation.startswith("nsubj") for relation in relations)
        is_alike = analysis.xpos[above] == analysis.xpos[token]
        if has_subject or not is_alike or analysis.xpos[token] in ("VBD", "VBZ"):
            return own
        token = above
    return []


def _is_negated(analysis: Analysis, token: int) -> bool:
    return any(
        analysis.lemma[child].lower() in _NEGATIONS
        for child in analysis.children[token][:_WIDEST]
        if analysis.deprel[child] in ("advmod", "det")
    )


def markers_of(analysis: Analysis, token: int) -> list[str]:
    """Return the words that open the clause of `token`: subordinators, prepositions, "when"."""
    children = analysis.children[token][:_WIDEST]
    opening = [child for child in children if analysis.deprel[child] in ("mark", "case")]
    asking = [
        child
        for child in children
        if analysis.deprel[child] == "advmod" and analysis.xpos[child] == "WRB"
    ]
    return [analysis.form[child].lower() for child in opening + asking]


def _verb_above(analysis: Analysis, token: int) -> int:
    for _ in range(_HIGHEST):
        token = analysis.head[token]
        if token < 0 or analysis.upos[token] == "VERB":
            return token
    return -1


def _times_of(analysis: Analysis, token: int) -> list[str]:
    found: list[str] = []
    for child in analysis.children[token][:_WIDEST]:
        if analysis.deprel[child] == "advmod":
            found.append(f"adv={analysis.lemma[child].lower()}")
        elif analysis.deprel[child] in _OBLIQUE:
            found += _time_phrase(analysis, child)
    return found


def _time_phrase(analysis: Analysis, head: int) -> list[str]:
    """Return what a phrase says if it names a time: its preposition and kind, its modifiers."""
    word = _time_word(analysis, head) or ("number" if analysis.form[head][:1].isdigit() else "")
    if not word:
        return []
    below = analysis.children[head][:_WIDEST]
    prepositions = [analysis.form[c].lower() for c in below if analysis.deprel[c] == "case"]
    modifiers = [analysis.lemma[c].lower() for c in below]
    return [f"time={'_'.join(prepositions)}:{word}"] + [
        f"which={modifier}" for modifier in modifiers if modifier in word_list("times", "modifiers")
    ]


def _times_around(analysis: Analysis, token: int) -> list[str]:
    first, last = analysis.sentence_tokens[analysis.sentence[token]]
    near = range(max(first, token - _AROUND), min(last, token + _AROUND))
    return sorted({word for t in near if (word := _time_word(analysis, t))})


def _time_word(analysis: Analysis, token: int) -> str:
    """Return a word for times, "weekday" or "year"; empty for any other word."""
    word = analysis.lemma[token].lower()
    if word in word_list("times", "words"):
        return word
    if word in word_list("times", "weekdays"):
        return "weekday"
    is_year = len(word) == _YEAR_DIGITS and word.isdigit() and word[:2] in ("19", "20")
    return "year" if is_year else ""
