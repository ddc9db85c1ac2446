"""Whose a role is, where a word points back: "Its leader, X", "Qatar, whose minister, X".

"Whose" is that of the noun with the relative clause. "Its" that the pronouns left open is that of
the only body or state in the sentence so far or, where that has none, in the one before; of
several there, of its subject.
"""

from dataclasses import replace

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole
from sayso.reading.actors.role_words import of_words

_BODIES = frozenset({"organisation", "armed_group", "government", "state", "media"})


def bind_antecedents(around: Surroundings) -> None:
    """Bind the roles of persons that "whose" and "its" say to be somebody's."""
    a = around.phrases.analysis
    for draft in around.cast.drafts:
        if draft.type != "person":
            continue
        for at, role in enumerate(draft.roles):
            if role.of_token is None:
                continue
            form = a.form[role.of_token].lower()
            if form == "whose":
                draft.roles[at] = _of_antecedent(around, role, role.of_token)
            elif form == "its" and role.of_token not in around.cast.at:
                owner = _only_body(around, role.of_token)
                head = owner.sightings[0].head if owner is not None else role.of_token
                draft.roles[at] = replace(role, of_token=head)


def antecedent(around: Surroundings, token: int) -> int | None:
    """Return the noun whose relative clause the token stands in."""
    a = around.phrases.analysis
    at, steps = token, 0
    while a.head[at] >= 0 and steps < _HIGHEST:
        if a.deprel[at] == "acl:relcl":
            return a.head[at]
        at, steps = a.head[at], steps + 1
    return _noun_before_comma(around, token)


def _noun_before_comma(around: Surroundings, token: int) -> int | None:
    """Return the actor right before ", whose", where a doubtful tree hangs the clause elsewhere."""
    a = around.phrases.analysis
    before = token - 2
    if before < 0 or a.form[token - 1] != "," or a.sentence[before] != a.sentence[token]:
        return None
    head = around.name_head_at.get(before, before)
    return head if head in around.cast.at else None


_HIGHEST = 6
"""So many steps the tree is climbed from "whose" to its clause."""


def _of_antecedent(around: Surroundings, role: DraftRole, whose: int) -> DraftRole:
    noun = antecedent(around, whose)
    if noun is None:
        return role
    owner = around.cast.at.get(noun)
    country = around.country_at.get(noun) or (owner.country if owner is not None else None)
    words = owner.name if owner is not None else of_words(around, noun)
    return replace(role, of_token=noun, of_text=words, of_country=country)


def _only_body(around: Surroundings, token: int) -> Draft | None:
    """Return the only body or state before the token in its sentence, else in the one before."""
    a = around.phrases.analysis
    sentence, at = a.sentence[token], token - 1
    for back in (0, 1):
        found: list[Draft] = []
        while at >= 0 and a.sentence[at] == sentence - back:
            draft = around.cast.at.get(at)
            if draft is not None and draft.type in _BODIES and draft not in found:
                found.append(draft)
            at -= 1
        if len(found) > 1:
            return next((draft for draft in found if _is_subject(around, draft, sentence)), None)
        if found:
            return found[0]
    return None


def _is_subject(around: Surroundings, draft: Draft, sentence: int) -> bool:
    """Say whether an actor is what the sentence before is about: the subject of its main verb."""
    a = around.phrases.analysis
    return any(
        a.sentence[s.head] == sentence - 1
        and a.deprel[s.head] in {"nsubj", "nsubj:pass"}
        and a.head[a.head[s.head]] < 0
        for s in draft.sightings
    )
