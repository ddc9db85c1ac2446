"""Holders of offices written with a hyphen, whose second word taggers take for a word of no kind.

"The UN secretary-general", "the WHO director-general" become persons, each with its role, unless a
name follows or either word is an actor's already.
"""

from sayso.reading.actors.attributes import Surroundings, modifiers
from sayso.reading.actors.draft import Draft, DraftRole, Sighting

_FIRST = frozenset({"secretary", "director", "attorney"})
RULE = "title.hyphenated"


def add_hyphenated_offices(around: Surroundings) -> None:
    """Add a person for each "secretary-general" that nobody has taken for one."""
    a = around.phrases.analysis
    for token in range(len(a) - 2):
        is_one = a.form[token].lower() in _FIRST and a.form[token + 1] == "-"
        if is_one and a.form[token + 2].lower() == "general" and _is_free(around, token):
            _add(around, token)


def _is_free(around: Surroundings, token: int) -> bool:
    """Say whether no actor stands here and no name right behind."""
    behind = token + 3
    heads = {around.name_head_at.get(t, t) for t in (token, token + 2, behind)}
    a = around.phrases.analysis
    is_named = behind < len(a) and behind in around.name_head_at
    return not is_named and not any(head in around.cast.at for head in heads - {behind})


def _add(around: Surroundings, token: int) -> None:
    a = around.phrases.analysis
    head = token if a.head[token + 2] == token else token + 2
    first = min(around.phrases.bounds(head)[0], token)
    last = max(around.phrases.bounds(head)[1], token + 2)
    if any(a.form[t].lower() in {"a", "an", "deputy"} for t in range(first, token)):
        return
    words = f"{a.form[token].lower()} general"
    body = next((t for t in _below(around, (head, token)) if t in around.cast.at), None)
    owner = around.cast.at[body] if body is not None else None
    role = DraftRole(
        words, body, owner.name if owner else None, owner.country if owner else None, "current",
        (a.start[token], a.end[token + 2]), RULE, owner.sectors if owner else (),
    )  # fmt: skip
    start = first + (a.upos[first] == "DET")
    name = " ".join(a.text[a.start[start] : a.end[last]].split())
    sighting = Sighting(head, first, last, "title", RULE)
    around.cast.add(
        Draft(
            "person", name, [sighting], roles=[role], country=role.of_country, sectors=role.sectors
        )
    )


def _below(around: Surroundings, heads: tuple[int, ...]) -> list[int]:
    return [token for head in heads for token in modifiers(around.phrases, head)]
