"""The state of a bare national office: "the interior minister, X" in an account of one land.

A role of a named person in `state_offices` of `data/role-words.toml` that says nothing of whom
gets a state by the first of these that tells one, and its rule says which:

- `of.same_office`: the only state of which the account tells the same office ("Tavara's
  president" in the title);
- `of.account`: the state that the account speaks of, twice as weighty as any other;
- `of.paragraph`: of two or more that compete, the only one in the paragraph of the role.

A state weighs by its mentions, twice in the title, and by what it alone has: its army, capital,
minister. Nothing is told against an owner that the words give, nor where states compete.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.knowledge import capitals, fold_name
from sayso.knowledge.offices import normal_words
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole, Sighting
from sayso.reading.actors.lexicon import acts
from sayso.reading.actors.role_words import listed_words

_CLEAR = 2
"""How many times the weight of the next state the state of an account has."""
_MARGIN = 2
"""And by how much at least: one mention more is no margin."""
_AT_HOME = 4
"""The least weight of the state that a bare "the government" is that of."""
_TITLE, _OWNED, _OFFICE = 2, 2, 2
"""What the title, a thing that only a state has, and an office of it add to one mention."""

State = str | Draft
"""A country code, or the draft of a state that no table knows."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A token that tells of a state, and how much it weighs."""

    state: State
    token: int
    weight: int


def give_states(around: Surroundings) -> None:
    """Give the bare national offices of named persons the state of the account."""
    people = [d for d in around.cast.drafts if d.type == "person" and not d.is_plural]
    named = [draft for draft in people if any(s.name for s in draft.sightings)]
    bare = [(d, i) for d in named for i, role in enumerate(d.roles) if _is_bare(around, role)]
    if not bare:
        return
    evidence = [*_evidence(around), *_offices_given(around, people)]
    whole = _weights(evidence)
    by_block: dict[int, Counter[State]] = {}
    for piece in evidence:
        block = around.phrases.analysis.block[piece.token]
        by_block.setdefault(block, Counter())[piece.state] += piece.weight
    offices = _told_offices(around, people)
    first_of = {piece.state: piece.token for piece in reversed(evidence)}  # the first in the text
    for draft, at in bare:
        role = draft.roles[at]
        if any(r.words == role.words and (r.of_text or r.of_country) for r in draft.roles):
            continue  # the words tell it elsewhere
        found = _state(around, role, offices, whole, by_block)
        if found is not None:
            state, rule = found
            draft.roles[at] = _owned(around, role, state, rule, first_of.get(state))


def state_of_account(around: Surroundings) -> State | None:
    """Return the state that an account clearly speaks of, by a code or by its draft.

    It must be at home there: named in the title, or somebody of the account holds an office of it.
    A state that is merely the only one named may be the other side of a border.
    """
    a = around.phrases.analysis
    people = [d for d in around.cast.drafts if d.type == "person" and not d.is_plural]
    evidence = list(_evidence(around))
    offices = list(_offices_given(around, people))
    weights = _weights([*evidence, *offices])
    state = _clear(weights)
    titled = [p for p in evidence if a.block[p.token] == a.block[0]] if _is_title(around) else []
    is_at_home = any(piece.state == state for piece in (*titled, *offices))
    return state if state is not None and is_at_home and weights[state] >= _AT_HOME else None


def _is_bare(around: Surroundings, role: DraftRole) -> bool:
    last = role.words.replace("vice president", "vice-president").rpartition(" ")[2]
    if role.of_token is not None or role.of_text or role.of_country:
        return False
    if " of " in role.words and "minister" not in role.words:
        return False
    last = "minister" if "minister of" in role.words or "minister for" in role.words else last
    if last not in listed_words("state_offices"):
        return False
    return last not in listed_words("club_offices") or not _is_near_club(around, role)


def _is_near_club(around: Surroundings, role: DraftRole) -> bool:
    """Say whether a club or firm stands in the sentence: its president may be meant."""
    a = around.phrases.analysis
    token = a.token_at(role.span[0])
    first = last = token
    while first > 0 and a.sentence[first - 1] == a.sentence[token]:
        first -= 1
    while last + 1 < len(a) and a.sentence[last + 1] == a.sentence[token]:
        last += 1
    return any(a.lemma[t].lower() in listed_words("clubs") for t in range(first, last + 1))


# --- what the account tells ---------------------------------------------------------------------


def _evidence(around: Surroundings) -> Iterator[_Evidence]:
    """Yield what tells of a state, in text order."""
    a = around.phrases.analysis
    told: dict[int, State] = {}
    for draft in around.cast.drafts:
        is_lone_government = draft.type == "government" and draft.country is None
        if draft.type == "state" or is_lone_government:
            told.update({s.head: draft.country or draft for s in draft.sightings if _is_told(s)})
    told.update(around.place_at)
    told.update(around.country_at)
    beside = {
        state
        for token, state in told.items()
        if any(a.form[child].lower() in _BESIDE for child in a.children[token])
    }
    for token in range(len(a)):
        head = around.name_head_at.get(token, token)
        named = around.cast.at.get(head)
        if named is not None and named.type == "person":
            continue  # "Ana Lima": no capital
        state = told.get(token)
        if state is None and a.form[token][:1].isupper():
            state = capitals().get(fold_name(a.form[token]))
        if state is None or state in beside:
            continue
        weight = 1 + (_TITLE if a.block[token] == a.block[0] and _is_title(around) else 0)
        above = a.head[token]
        if above >= 0 and _is_domestic(around, token, above):
            weight += _OWNED
        yield _Evidence(state, token, weight)


_BESIDE = frozenset({"neighbouring", "neighboring", "nearby"})


def _is_told(sighting: Sighting) -> bool:
    """Say whether a mention tells of a state, and was not given to it for what the rest tells."""
    return sighting.kind != "pronoun" and sighting.rule != "government.of_account"


def _is_title(around: Surroundings) -> bool:
    """Say whether the first paragraph is a title: short, without a full stop, and not alone."""
    a = around.phrases.analysis
    last = 0
    while last + 1 < len(a) and a.block[last + 1] == a.block[0]:
        last += 1
    return last + 1 < len(a) and a.form[last] not in {".", "!", '"', "”"}


def _is_domestic(around: Surroundings, token: int, above: int) -> bool:
    """Say whether a state owns what only a state has: its army, capital or minister."""
    a = around.phrases.analysis
    is_owner = a.deprel[token] in {"nmod:poss", "amod", "compound"} or (
        a.deprel[token] == "nmod" and around.phrases.case_of(token) == "of"
    )
    things = acts().state_things | acts().state_heads | listed_words("state_offices")
    return is_owner and a.lemma[above].lower() in things - _SENT


_SENT = frozenset({"embassy", "ambassador", "border", "coast"})


def _weights(evidence: list[_Evidence]) -> Counter[State]:
    weights: Counter[State] = Counter()
    for piece in evidence:
        weights[piece.state] += piece.weight
    return weights


def _told_offices(around: Surroundings, people: list[Draft]) -> dict[str, set[State]]:
    """Return the states of which the account tells each office."""
    found: dict[str, set[State]] = {}
    for draft in people:
        for role in draft.roles:
            state = _state_of(around, role)
            if state is not None:
                found.setdefault(normal_words(role.words), set()).add(state)
    return found


def _state_of(around: Surroundings, role: DraftRole) -> State | None:
    """Return the state that the words of a role give."""
    target = around.cast.at.get(role.of_token) if role.of_token is not None else None
    if target is not None and target.type == "state":
        return target.country or target
    return role.of_country


def _offices_given(around: Surroundings, people: list[Draft]) -> Iterator[_Evidence]:
    """Yield the states of which somebody is said to hold an office of state."""
    for draft in people:
        for role in draft.roles:
            state = _state_of(around, role)
            if state is not None and role.words.split()[-1] in listed_words("state_offices"):
                token = around.phrases.analysis.token_at(role.span[0])
                yield _Evidence(state, token, _OFFICE)


def _state(
    around: Surroundings,
    role: DraftRole,
    offices: dict[str, set[State]],
    whole: Counter[State],
    by_block: dict[int, Counter[State]],
) -> tuple[State, str] | None:
    clear = _clear(whole)
    same = offices.get(normal_words(role.words), set())
    if len(same) == 1 and (clear is None or clear in same):
        state = next(iter(same))
        if _CLEAR * whole[state] > max(whole.values(), default=0):
            return state, "of.same_office"
    if clear is not None:
        return clear, "of.account"
    a = around.phrases.analysis
    here = by_block.get(a.block[a.token_at(role.span[0])], Counter())
    near = _clear(here)
    is_great = near is not None and _CLEAR * whole[near] > max(whole.values())
    return (near, "of.paragraph") if near is not None and is_great and len(whole) > 1 else None


def _clear(weights: Counter[State]) -> State | None:
    """Return the state that outweighs every other clearly."""
    ranked = sorted(weights.values(), reverse=True)
    if not ranked:
        return None
    second = ranked[1] if len(ranked) > 1 else 0
    if second and (ranked[0] < _CLEAR * second or ranked[0] - second < _MARGIN):
        return None
    return next(state for state, weight in weights.items() if weight == ranked[0])


def _owned(
    around: Surroundings, role: DraftRole, state: State, rule: str, token: int | None
) -> DraftRole:
    """Return the role as one of the state, with the words that first tell of it."""
    rule = f"{role.rule}+{rule}"
    a = around.phrases.analysis
    if isinstance(state, Draft):
        return replace(role, of_token=state.sightings[0].head, of_text=state.name, rule=rule)
    power = around.cast.states.get(state) or around.cast.governments.get(state)
    words = power.name if power is not None else a.form[token] if token is not None else None
    return replace(role, of_country=state, of_text=words, rule=rule)
