"""Whose an office is, and what its one name is there: of a country, of a body, of the one in sight.

A bare office is that of the capital where the clause happens, or of "the country" of which its
paragraph has told.
"""

from sayso.knowledge import capitals, fold_name
from sayso.knowledge.offices import HEAD, canonical_office, default_country, office_rows
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.office_phrases import HEAD_WORDS, THE_COUNTRY, OfficePhrase

_FARTHEST = 80
"""So many tokens back the paragraph is looked through."""


def owner_office(phrase: OfficePhrase, owner: str) -> str | None:
    """Return the one name of the office of a phrase in a country or body."""
    if owner.isupper():
        name = canonical_office(phrase.words, owner)
        return name or (phrase.words if office_rows(owner, phrase.words) else None)
    return body_office(phrase.words, owner)


def body_office(words: str, body: str) -> str | None:
    """Return the one name of an office of a body; "chief" is whoever heads it."""
    if office_rows(body, words):
        return words
    name = canonical_office(words, body)
    if name and office_rows(body, name):
        return name
    return HEAD if words in HEAD_WORDS and office_rows(body, HEAD) else None


def country_said_before(around: Surroundings, phrase: OfficePhrase) -> str | None:
    """Return the country of the capital where the clause happens: "In Vienna the chancellor"."""
    a = around.phrases.analysis
    above = a.head[around.phrases.chain_head(phrase.head)]
    if above < 0:
        return None
    for child in a.children[above]:
        if a.deprel[child] == "obl" and around.phrases.case_of(child) == "in":
            code = capitals().get(fold_name(a.form[child]))
            if code:
                return code
    return default_country(phrase.words)


def country_of_paragraph(around: Surroundings, phrase: OfficePhrase) -> str | None:
    """Return the only country of the places before "the country's president" in its paragraph."""
    a = around.phrases.analysis
    first = around.phrases.bounds(phrase.head)[0]
    if not any(a.lemma[t].lower() in THE_COUNTRY for t in range(first, phrase.head)):
        return None
    seen: set[str] = set()
    at = first - 1
    while at >= 0 and a.block[at] == a.block[phrase.head] and first - at < _FARTHEST:
        code = around.country_at.get(at) or around.place_at.get(at)
        code = code or capitals().get(fold_name(a.form[at])) if a.form[at][:1].isupper() else code
        seen |= {code} if code else set()
        at -= 1
    return seen.pop() if len(seen) == 1 else None
