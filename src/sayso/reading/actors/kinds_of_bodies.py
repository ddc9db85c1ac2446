"""Which named body a bare noun means by its kind: "the militia", "the company", "the guard".

Rules `nominal.same_kind`, where the noun is a word of only one name, and `nominal.only_body`, where
only one body near by can be of that kind. More than one is none.
"""

from collections.abc import Mapping, Sequence

from sayso.reading.actors.attributes import Surroundings, modifiers
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.lexicon import HeadNoun, word_list
from sayso.reading.actors.phrases import is_plural
from sayso.record.vocabulary import MentionKind

BODIES = frozenset({"organisation", "armed_group", "media"})
# Every state has one of these, so "the army" is not the only army named far above.
_OF_EVERY_STATE = frozenset({"MIL", "COP", "GOV", "LEG", "JUD", "SPY"})
_NEAR = 1
"""A kind noun ("the group") reaches back this many sentences."""


def bodies_by_kind(around: Surroundings) -> dict[str, list[Draft]]:
    """Return the named bodies by each word of their names."""
    found: dict[str, list[Draft]] = {}
    for draft in around.cast.drafts:
        if draft.type in {"organisation", "armed_group", "media", "government"}:
            names = (draft.name, *draft.aliases, draft.known.name if draft.known else "")
            for word in sorted({word for name in names for word in name.lower().split()}):
                found.setdefault(word, []).append(draft)
    return found


def by_kind(
    around: Surroundings, named: Mapping[str, Sequence[Draft]], token: int, noun: HeadNoun
) -> tuple[Draft, MentionKind, str] | None:
    """Return the one body near by whose kind the bare definite phrase names: "the militia"."""
    a = around.phrases.analysis
    lemma = a.lemma[token].lower()
    is_unit = noun.type == "person" and lemma in word_list("unit_nouns")  # "the guard"
    if (noun.type not in BODIES and not is_unit) or is_plural(around.phrases, token):
        return None
    if not around.phrases.is_definite(token) or modifiers(around.phrases, token):
        return None
    own = [draft for draft in named.get(lemma, []) if draft.first < token]
    if noun.sectors and noun.sectors[0] in _OF_EVERY_STATE and lemma != "ministry":
        near = _bodies_before(around, token)
        own = [draft for draft in own if draft in near]
    if noun.sectors == ("MIL",):  # "the army" is not the rebels' "People's Army"
        own = [draft for draft in own if not draft.sectors or "MIL" in draft.sectors]
    if len(own) == 1:
        return own[0], "nominal", "nominal.same_kind"
    near = _bodies_before(around, token)
    if own or is_unit or (noun.sectors and noun.sectors[0] in _OF_EVERY_STATE):
        return None
    alike = near if lemma in _ANY_BODY else [d for d in near if _may_be_of_kind(d, noun)]
    return (alike[0], "nominal", "nominal.only_body") if len(alike) == 1 else None


_ANY_BODY = frozenset({"group", "organisation", "organization"})
_KINDS_TOLD = frozenset({"BUS", "PTY", "JRN", "LAB", "EDU", "MED"})


def _may_be_of_kind(draft: Draft, noun: HeadNoun) -> bool:
    """Say whether a named body may be "the company", "the party": by its class, or for want of one.

    A body of several classes or of another type is none.
    """
    if not _KINDS_TOLD.issuperset(noun.sectors) or not noun.sectors:
        return False
    if draft.type not in {noun.type, "organisation"} or not any(s.name for s in draft.sightings):
        return False
    return not draft.sectors or set(noun.sectors) <= set(draft.sectors)


def _bodies_before(around: Surroundings, token: int) -> list[Draft]:
    a = around.phrases.analysis
    start = a.sentence_tokens[max(a.sentence[token] - _NEAR, 0)][0]
    found: list[Draft] = []
    for before in range(start, token):
        draft = around.cast.at.get(before)
        if draft and draft not in found and draft.type in BODIES:
            found.append(draft)
    return found
