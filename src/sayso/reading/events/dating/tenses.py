"""What the words around a predicate say of its tense, aspect and habit.

In: an `Analysis` and a token. Out: plain answers. Times of the calendar play no part.
"""

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.record.vocabulary import EventTense

HIGHEST = 60
"""Steps climbed in a tree: real sentences need a dozen, damaged ones chain thousands."""
_HABITUAL = word_list("dating", "habitual")
AHEAD = word_list("dating", "ahead")
"""Auxiliaries of what has not happened yet, or may never."""
_VERBAL = ("VERB", "AUX")


def auxiliaries(analysis: Analysis, token: int) -> set[str]:
    """Return the auxiliaries of a predicate, lower case; a bare conjunct shares those before it."""
    for _ in range(HIGHEST):
        found = {
            analysis.form[child].lower()
            for child in analysis.children[token]
            if analysis.deprel[child] in ("aux", "aux:pass", "cop")
        }
        above = analysis.head[token]
        is_bare = analysis.deprel[token] == "conj" and analysis.xpos[token] in ("VBN", "VB", "VBG")
        if found or not is_bare or above < 0 or analysis.upos[above] not in _VERBAL:
            return found
        token = above
    return set()


def is_pluperfect(analysis: Analysis, token: int) -> bool:
    """Tell whether a predicate looks back from what is told: "had been sent"."""
    return "had" in auxiliaries(analysis, token)


def is_perfect(analysis: Analysis, token: int) -> bool:
    """Tell whether a predicate reaches up to now: "has resigned", "have been shot"."""
    return not auxiliaries(analysis, token).isdisjoint(("has", "have", "'ve", "’ve"))


def is_to_come(analysis: Analysis, token: int) -> bool:
    """Tell whether a predicate is laid down for later: "are to sign", "is to be opened"."""
    is_infinitive = any(
        analysis.form[child].lower() == "to" and analysis.deprel[child] == "mark"
        for child in analysis.children[token]
    )
    present = {"is", "are", "'s", "’s", "'re", "’re"}
    if not is_infinitive:
        return False
    above = analysis.head[token]
    is_after_be = analysis.deprel[token] in ("xcomp", "ccomp") and above >= 0 and (
        analysis.lemma[above] == "be" and analysis.form[above].lower() in present
    )  # fmt: skip
    return is_after_be or not auxiliaries(analysis, token).isdisjoint(present)


def is_habitual(analysis: Analysis, token: int) -> bool:
    """Tell whether a predicate tells of what happens again and again."""
    return any(
        analysis.form[child].lower() in _HABITUAL and analysis.deprel[child] == "advmod"
        for child in analysis.children[token]
    )


def verb_above(analysis: Analysis, token: int) -> int:
    """Return the verb that a token stands under, itself if it is one; else the root."""
    for _ in range(HIGHEST):
        if analysis.head[token] < 0 or analysis.upos[token] == "VERB":
            break
        token = analysis.head[token]
    return token


def is_in_title(analysis: Analysis, token: int) -> bool:
    """Tell whether a token stands in a headline, whose present tells of what just happened."""
    return analysis.blocks[analysis.block[token]].kind == "title"


def is_past(analysis: Analysis, token: int, tense: EventTense) -> bool:
    """Tell whether a predicate with a tense of its own is told as past."""
    if tense == "past":
        if is_in_title(analysis, token):
            return True
        is_ahead = not auxiliaries(analysis, token).isdisjoint(AHEAD)
        return not is_ahead and not is_present_passive(analysis, token)
    return tense == "present" and is_in_title(analysis, token)


def is_present_passive(analysis: Analysis, token: int) -> bool:
    """Tell whether a participle tells of a state that lasts: "is wanted", "are charged"."""
    words = auxiliaries(analysis, token)
    is_present = not words.isdisjoint(("is", "are", "'s", "’s", "'re", "’re", "am"))
    return is_present and words.isdisjoint(("has", "have", "'ve", "’ve", "had", "was", "were"))
