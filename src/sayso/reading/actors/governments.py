"""Whose "the government" is: that of a country or leader that the phrase names, or of the account.

Rules `government.of_country`, `government.of_leader`, `government.of_account`. One government each
a country, which is the state where nothing keeps the two apart.
"""

from sayso.knowledge import heads_named
from sayso.reading.actors.anaphora import Found
from sayso.reading.actors.attributes import Surroundings, modifiers, phrase_country
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.lexicon import HeadNoun, word_list
from sayso.reading.actors.phrases import is_plural
from sayso.reading.actors.role_states import state_of_account


def of_named_country(around: Surroundings, token: int, noun: HeadNoun) -> Found:
    """Return the government of the country that the phrase itself names: it is no other's."""
    is_told = noun.type == "government" and phrase_country(around, token) is not None
    return of_government(around, token, noun) if is_told else None


def of_government(around: Surroundings, token: int, noun: HeadNoun) -> Found:
    """Return the government of the country or person that the phrase names."""
    if noun.type != "government" or _has_era(around, token):
        return None
    code = phrase_country(around, token)
    person = None
    for child in modifiers(around.phrases, token):
        draft = around.cast.at.get(child)
        if draft is not None and draft.type == "state" and draft.country is None:
            return draft, "nominal", "government.of_country"  # a land that no table knows
        if draft is not None and draft.type == "person":
            person, code = draft, code or draft.country
    if code is None:
        code = _country_of_leader(around, token)
        if person is not None:
            person.country = code
    if code is None:
        return None
    draft = _government(around, token, code, apart=person is not None)
    return draft, "nominal", "government.of_leader" if person else "government.of_country"


def state_spoken_of(around: Surroundings) -> Draft | None:
    """Return the state or government that the account clearly speaks of."""
    if "government" not in around.phrases.analysis.lemma:
        return None  # nobody asks
    state = state_of_account(around)
    if isinstance(state, str):
        return around.cast.states.get(state) or around.cast.governments.get(state)
    return state


def of_account(around: Surroundings, token: int, account: Draft | None) -> Found:
    """Return the state that the account speaks of for a bare "the government"."""
    a = around.phrases.analysis
    is_bare = around.phrases.is_definite(token) and not modifiers(around.phrases, token)
    if a.lemma[token].lower() != "government" or not is_bare or is_plural(around.phrases, token):
        return None
    return (account, "nominal", "government.of_account") if account is not None else None


def _country_of_leader(around: Surroundings, token: int) -> str | None:
    """Return the country whose head has the surname before the noun: "the Lindt government".

    Among namesakes only the one in office at the document's date counts; without a date, or
    with two, it stays open.
    """
    a = around.phrases.analysis
    for child in a.children[token]:
        if a.deprel[child] in {"compound", "nmod:poss"} and a.form[child][:1].isupper():
            held = heads_named(a.form[child])
            if around.published is not None:
                held = tuple(tenure for tenure in held if tenure.covers(around.published))
            countries = {tenure.of for tenure in held}
            if len(countries) == 1:
                return countries.pop()
    return None


def _has_era(around: Surroundings, token: int) -> bool:
    a = around.phrases.analysis
    return any(
        a.lemma[child].lower() in word_list("eras")
        for child in a.children[token]
        if a.deprel[child] in {"amod", "compound"}
    )


def _government(around: Surroundings, token: int, code: str, *, apart: bool) -> Draft:
    """Return the government of a country, or its state where nothing keeps the two apart."""
    draft = around.cast.governments.get(code)
    if draft is None and not apart:
        draft = around.cast.states.get(code)
        if draft is not None and not draft.sectors:
            draft.sectors = ("GOV",)
    if draft is None:
        words = around.phrases.short_words(token)
        draft = Draft("government", words, country=code, sectors=("GOV",))
        around.cast.governments[code] = around.cast.add(draft)
    return draft
