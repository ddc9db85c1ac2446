"""What the families of cues share: the link, its sides, and what can be a reaction or a cause.

In: an `Analysis` and tokens. Out: `Link`s' parts. Nothing here finds a cue.
"""

from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.spans import EventsAt, clause, without_mark
from sayso.record.vocabulary import CauseKind


@dataclass(frozen=True, slots=True)
class Link:
    """A link without its id; sides are inclusive token ranges, `anchor` is the asserting clause."""

    kind: CauseKind
    cause: tuple[int, int]
    effect: tuple[int, int]
    cue: tuple[int, int]
    anchor: int
    rule: str


def kind_of(name: str) -> CauseKind:
    """Return the record's kind of a kind named in the cue tables."""
    kinds: dict[str, CauseKind] = {
        "cause": "cause", "motive": "motive", "purpose": "purpose", "condition": "condition",
        "prevention": "prevention", "concession": "concession",
    }  # fmt: skip
    return kinds[name]


def bare(analysis: Analysis, head: int, without: tuple[int, ...]) -> tuple[int, int]:
    """Return a clause without the words that tie it to the one above ("to", "that", "after")."""
    marks = [
        child
        for child in analysis.children[head]
        if analysis.deprel[child] in ("mark", "cc", "case") and child < head
    ]
    return without_mark(analysis, clause(analysis, head, without), head, marks)


def whole_cue(analysis: Analysis, token: int) -> tuple[str, list[int]]:
    """Return a cue with the words fixed to it and an "even", "so" or "now" before it."""
    fixed = analysis.children_by(token, "fixed")
    words = list(range(token, max(fixed, default=token) + 1))
    if token and analysis.form[token - 1].lower() in ("even", "so", "now"):
        words.insert(0, token - 1)
    text = " ".join(analysis.form[word].lower() for word in words)
    return text, words


def is_reaction(analysis: Analysis, table: Cues, main: int) -> bool:
    """Tell whether a word, or its object or subject, is a reaction to something."""
    lemma = analysis.lemma[main]
    if lemma in table.reaction_verbs or lemma in table.reaction_nouns:
        return True
    return any(
        analysis.deprel[child] in ("obj", "nsubj:pass", "nsubj")
        and analysis.lemma[child] in table.reaction_nouns
        for child in analysis.children[main]
    )


def is_happening(analysis: Analysis, head: int, at: EventsAt) -> bool:
    """Tell whether a noun can be a cause: an event, a dispute, a deverbal noun, a gerund."""
    if at.within(head, head) is not None or analysis.upos[head] == "VERB":
        return True
    lemma = analysis.lemma[head].lower()
    endings = ("tion", "ment", "al", "ing", "ure", "ance", "sion", "age")
    if analysis.upos[head] == "NOUN" and lemma.endswith(endings):
        return True
    return lemma in cues().grievances


def names_time(analysis: Analysis, token: int) -> bool:
    """Tell whether a phrase is a time ("after March")."""
    lemma = analysis.lemma[token].lower()
    return analysis.upos[token] == "NUM" or lemma in cues().times


def effect_around(analysis: Analysis, main: int, head: int) -> tuple[int, int]:
    """Return the clause around a phrase; for a noun its verb's clause when it is the object."""
    above = analysis.head[main]
    is_object = analysis.deprel[main] in ("obj", "nsubj", "nsubj:pass", "obl") and above >= 0
    if analysis.upos[main] == "NOUN" and is_object and analysis.upos[above] == "VERB":
        return bare(analysis, above, (head,))
    return bare(analysis, main, (head,))


def preposition_of(analysis: Analysis, head: int) -> str:
    """Return the first preposition or mark of a phrase, in lower case, "" without one.

    Where the tree hangs it elsewhere it is the word before the phrase.
    """
    case = analysis.child(head, "case", "mark")
    if case is not None:
        return analysis.form[case].lower()
    first = analysis.subtree_bounds[head][0]
    before = first - 1
    is_near = before >= 0 and analysis.upos[before] in ("ADP", "SCONJ", "PART")
    return analysis.form[before].lower() if is_near else ""
