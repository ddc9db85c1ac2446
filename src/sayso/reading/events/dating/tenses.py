"""What the words around a predicate say of its tense, aspect and habit.

In: an `Analysis` and a token. Out: plain answers. Times of the calendar play no part.
"""

from itertools import islice

from sayso.language.analysis import Analysis
from sayso.record.vocabulary import EventTense

HIGHEST = 60
"""Steps climbed in a tree: real sentences need a dozen, damaged ones chain thousands."""
_HABITUAL = frozenset(
    "usually often always regularly frequently sometimes generally normally typically rarely seldom "
    "routinely repeatedly".split()
)  # fmt: skip
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
    """Tell whether an event is told as past; a noun or participle goes with its verb."""
    if tense == "past":
        return not is_present_passive(analysis, token) or is_in_title(analysis, token)
    if tense == "present":
        return is_in_title(analysis, token)
    if tense == "future":
        return False
    for above in islice(analysis.ancestors(token), HIGHEST):
        if analysis.xpos[above] == "VBD":
            return True
        if is_present_passive(analysis, above):
            return is_in_title(analysis, token)
        if analysis.upos[above] == "VERB" and analysis.xpos[above] != "VBG":
            return is_past_participle(analysis, above) or is_in_title(analysis, token)
    return is_in_title(analysis, token)


def is_present_passive(analysis: Analysis, token: int) -> bool:
    """Tell whether a participle tells of a state that lasts: "is wanted", "are charged"."""
    words = auxiliaries(analysis, token)
    is_present = not words.isdisjoint(("is", "are", "'s", "’s", "'re", "’re", "am"))
    return is_present and words.isdisjoint(("has", "have", "'ve", "’ve", "had", "was", "were"))


def is_past_participle(analysis: Analysis, token: int) -> bool:
    """Tell whether a participle tells of the past; "will be shot" does not."""
    ahead = {"will", "'ll", "would", "could", "may", "might", "should", "can", "must", "to"}
    return analysis.xpos[token] == "VBN" and auxiliaries(analysis, token).isdisjoint(ahead)
