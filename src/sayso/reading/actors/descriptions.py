"""What the nouns said of a person make of them: a role or a description.

Office nouns become roles, all others descriptions; a description is `loaded` if one of its words
is in `data/loaded.txt`. Which nouns are said of them is for `describing_nouns` to find.
"""

from sayso.reading.actors.attributes import Surroundings, phrase_country
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.lexicon import head_nouns
from sayso.reading.actors.role_words import (
    is_loaded,
    is_office,
    is_title_noun,
    keep_role,
    listed_words,
    of_after,
    role_of,
)
from sayso.reading.actors.titles_before import prefix_start
from sayso.record.types import Description


def add_noun(around: Surroundings, draft: Draft, noun: int, rule: str) -> None:
    """Add what a noun says of the person: a role if it names an office, else a description."""
    a = around.phrases.analysis
    if a.upos[noun] not in {"NOUN", "PROPN"} and not is_office(around, noun):
        return
    if around.cast.at.get(noun) not in {None, draft}:
        if rule == "title.apposition" and around.cast.at[noun].is_plural:  # "one of the Greens of"
            draft.country = draft.country or phrase_country(around, noun)
        return
    first, last = around.phrases.first_after_determiner(noun), around.phrases.bounds(noun)[1]
    lexical = head_nouns().get(a.lemma[noun].lower())
    if is_office(around, noun) or _is_calling_in_body(around, noun, rule):
        words = range(first, noun + 1)
        span = (a.start[first], a.end[noun])
        keep_role(draft, role_of(around, noun, words, rule, span))
    elif lexical is not None or (rule != "title.reversed_apposition" and a.upos[noun] == "NOUN"):
        span = (a.start[around.phrases.bounds(noun)[0]], a.end[last])
        description = Description(span=span, loaded=is_loaded(around, noun))
        if description not in draft.descriptions:
            draft.descriptions.append(description)
        draft.country = draft.country or phrase_country(around, noun)
    else:
        return
    if rule == "title.apposition" and around.cast.at.get(a.head[noun]) is draft:
        around.cast.at.setdefault(noun, draft)  # a conjunct of the name, and no actor of its own
    is_one = a.xpos[noun] not in {"NNS", "NNPS"}  # "the engineers, X and Y" are both
    if rule == "title.reversed_apposition" and is_one and noun not in around.cast.at:
        first, last = around.phrases.bounds(noun)
        around.cast.sight(draft, Sighting(noun, first, last, "title", "apposition"))


def add_noun_before(around: Surroundings, draft: Draft, sighting: Sighting) -> None:
    """Add the noun before a name that is no office: "billionaire X"."""
    assert sighting.name
    a = around.phrases.analysis
    noun = sighting.name.start - 1
    if noun < 0 or a.upos[noun] != "NOUN" or not is_title_noun(around, noun):
        return
    first = prefix_start(around, sighting)
    if first <= noun and not is_office(around, noun):
        span = (a.start[first], a.end[noun])
        description = Description(span=span, loaded=is_loaded(around, noun))
        if description not in draft.descriptions:
            draft.descriptions.append(description)
        if draft.country is None:
            draft.country = phrase_country(around, sighting.head)


def _is_calling_in_body(around: Surroundings, noun: int, rule: str) -> bool:
    """Say whether somebody is said to be a noun of a named body: "a clerk of the Harbour Board"."""
    a = around.phrases.analysis
    if a.xpos[noun] != "NN" or a.lemma[noun].lower() in listed_words("no_callings"):
        return False
    if rule not in {"title.apposition", "title.reversed_apposition", "title.copula"}:
        return False
    if is_loaded(around, noun):
        return False
    behind = of_after(around, noun)
    body = around.cast.at.get(behind) if behind is not None else None
    lexical = head_nouns().get(a.lemma[noun].lower())
    is_person = lexical is None or lexical.type == "person"
    return (
        is_person
        and body is not None
        and body.type in _EMPLOYERS
        and a.form[behind or 0][:1].isupper()
        and around.phrases.case_of(behind or 0) in {"of", "for", "at", "with"}
    )


_EMPLOYERS = frozenset({"organisation", "armed_group", "media"})
