"""Whom a noun phrase points at among the actors that stand before it.

Each finder is one rule: a name in apposition (`apposition`), a body spelled out with a noun
(`name.with_noun`), the one person of a role (`title.same_role`), the one body of a kind
(`nominal.same_kind`, `nominal.only_body`): more than one is none. Else the actor with the largest
share among the ranked antecedents (`nominal.ranked`), if that passes a threshold and nothing bars
it: an indefinite phrase, another country, kind or number.
"""

from dataclasses import dataclass

from sayso.reading.actors.attributes import (
    Surroundings,
    body_under,
    modifiers,
    phrase_country,
)
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.kinds_of_bodies import BODIES, bodies_by_kind, by_kind
from sayso.reading.actors.lexicon import HeadNoun, acts, word_list
from sayso.reading.actors.phrases import is_plural
from sayso.reading.actors.shares import Shares, anybody, best_of
from sayso.reading.coreference import Chains
from sayso.record.vocabulary import MentionKind

Found = tuple[Draft, MentionKind, str] | None
_LEADERS = word_list("leaders")
_LEADER = "(leader)"
_SURE = 0.5
"""The least share of the best actor; `docs/coreference.md` has the curve."""
_OWNER = 0.3
"""The share in a possessive pronoun from which an actor is not what it owns."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Whom a later noun may point at: by role, by kind, by the ranked antecedents."""

    by_role: dict[str, list[Draft]]
    by_kind: dict[str, list[Draft]]
    shares: Shares


def begin_memory(around: Surroundings, chains: Chains) -> Memory:
    """Return the memory of a document of which only the names are known."""
    shares = Shares(around.cast, chains)
    return Memory(_people_by_role(around), bodies_by_kind(around), shares)


def antecedent(around: Surroundings, memory: Memory, token: int, noun: HeadNoun) -> Found:
    """Return whom the phrase headed at `token` points at, the surest rule first."""
    return (
        _named_beside(around, token, noun)
        or _of_same_body(around, token, noun)
        or _by_role(around, memory, token, noun)
        or by_kind(around, memory.by_kind, token, noun)
        or _by_rank(around, memory, token, noun)
    )


def _people_by_role(around: Surroundings) -> dict[str, list[Draft]]:
    """Return the persons by each word of their roles; all leaders share one key."""
    found: dict[str, list[Draft]] = {}
    for draft in around.cast.drafts:
        words = {w for role in draft.roles for w in role.words.replace("-", " ").split()}
        for word in sorted(words | ({_LEADER} if words & _LEADERS else set())):
            found.setdefault(word, []).append(draft)
    return found


def _named_beside(around: Surroundings, token: int, noun: HeadNoun) -> Found:
    """Return who stands in apposition: "the chairman, X"; of bodies also "X, a company"."""
    a = around.phrases.analysis
    above = around.cast.at.get(a.head[token]) if a.deprel[token] == "appos" else None
    if above is not None and _is_said_of(around, above, token, noun):
        return above, "nominal", "apposition"
    for child in a.children[token]:
        if a.deprel[child] == "appos" and child in around.cast.at:
            draft = around.cast.at[child]
            fits = (draft.type == "person") == (noun.type == "person")
            fits = fits and not (draft.type == "person" and is_plural(around.phrases, token))
            if fits and draft.sightings and draft.type not in {"people", "group"}:
                return draft, "title" if noun.is_role else "nominal", "apposition"
    return None


def _is_said_of(around: Surroundings, draft: Draft, token: int, noun: HeadNoun) -> bool:
    """Say whether a noun behind a name says what that is: "Turkey, an ally of Iran"."""
    a = around.phrases.analysis
    is_named = any(
        s.name is not None and s.head == a.head[token] for s in draft.sightings[-_LATEST:]
    )
    if not is_named or is_plural(around.phrases, token) or a.child(token, "cc") is not None:
        return False
    if draft.type == "state":
        return noun.type != "organisation"
    return draft.type in BODIES and noun.type in BODIES


_LATEST = 64
"""Mentions of an actor, the latest, among which a name is looked for."""


def _of_same_body(around: Surroundings, token: int, noun: HeadNoun) -> Found:
    """Return the body that the phrase spells out: "the Azov militia" is Azov."""
    a = around.phrases.analysis
    if a.lemma[token].lower() not in acts().same_body_nouns or noun.type == "person":
        return None
    if around.phrases.is_indefinite(token) or is_plural(around.phrases, token):
        return None
    for child in a.children[token]:
        draft = around.cast.at.get(child)
        is_beside = a.deprel[child] in {"compound", "nmod:desc", "flat", "appos"}
        if draft is not None and is_beside and draft.type in BODIES:
            return draft, "name", "name.with_noun"
    return None


def _by_role(around: Surroundings, memory: Memory, token: int, noun: HeadNoun) -> Found:
    """Return the one person whose role the definite phrase repeats: "the minister"."""
    a = around.phrases.analysis
    if noun.type != "person" or is_plural(around.phrases, token) or not _is_pointing(around, token):
        return None
    lemma = a.lemma[token].lower()
    wanted = _LEADERS if lemma in _LEADERS else {lemma}
    country = phrase_country(around, token)
    body = body_under(around, token)
    words = _content_words(around, token)
    holders = []
    for draft in memory.by_role.get(_LEADER if lemma in _LEADERS else lemma, []):
        is_holder = draft.type == "person" and _holds(draft, wanted, words, lemma)
        is_holder = is_holder and _is_of_the_same(around, draft, token)
        if is_holder and draft.first < token and _fits(around, draft, country, body):
            holders.append(draft)
    exact = [draft for draft in holders if _holds(draft, {lemma}, words, lemma)]
    holders = exact or holders
    if len(holders) > 1 and words:  # the home secretary is not the shadow home secretary
        same = {*words, lemma}
        holders = [d for d in holders if any(set(role.words.split()) == same for role in d.roles)]
    if len(holders) != 1:
        return None
    return holders[0], "title" if noun.is_role else "nominal", "title.same_role"


def _holds(draft: Draft, wanted: frozenset[str] | set[str], words: set[str], lemma: str) -> bool:
    """Say whether a role of the draft is the one asked for; "defence" tells ministers apart."""
    for role in draft.roles:
        parts = role.words.replace("-", " ").split()
        if not wanted & set(parts) and lemma not in parts:
            continue
        if lemma in parts and not words <= {*parts, lemma}:
            continue
        if lemma not in parts and words:
            continue
        return True
    return False


def _fits(
    around: Surroundings, draft: Draft, country: str | None, body: tuple[Draft, int] | None
) -> bool:
    if country and draft.country and country != draft.country:
        return False
    if body is None or body[0].type in {"state", "government"}:
        return True
    return any(
        role.of_token is not None and around.cast.at.get(role.of_token) is body[0]
        for role in draft.roles
    )


def _is_of_the_same(around: Surroundings, draft: Draft, token: int) -> bool:
    """Say whether the noun under `of` is in a role of the draft: "the chief of staff"."""
    a = around.phrases.analysis
    for child in a.children[token]:
        is_named = child in around.cast.at or child in around.country_at
        if a.deprel[child] != "nmod" or around.phrases.case_of(child) != "of" or is_named:
            continue
        word = a.form[child].lower()
        roles = (f"{role.words} {role.of_text or ''}".lower().split() for role in draft.roles)
        return any(word in words for words in roles)
    return True


def _content_words(around: Surroundings, token: int) -> set[str]:
    """Return the modifiers of a phrase that are no country, body or article, in lower case."""
    a = around.phrases.analysis
    return {
        a.form[child].lower().replace("defense", "defence")
        for child in a.children[token]
        if a.deprel[child] in {"compound", "amod"}
        and child not in around.country_at
        and child not in around.cast.at
    }


def _is_pointing(around: Surroundings, token: int) -> bool:
    """Say whether the phrase is definite by article or possessor."""
    a = around.phrases.analysis
    return around.phrases.is_definite(token) or any(
        a.deprel[child] == "nmod:poss" and a.upos[child] != "PRON" for child in a.children[token]
    )


def _by_rank(around: Surroundings, memory: Memory, token: int, noun: HeadNoun) -> Found:
    """Return the actor with the largest share in the phrase, if that is sure enough."""
    memory.shares.weigh_before(token)
    bar = _Bar(around, token, noun, memory.shares)
    found = best_of(memory.shares.weigh(token, bar.allows), _SURE)
    if found is None or bar.is_anybody(found[0]):
        return None
    return found[0], "nominal", "nominal.ranked"


class _Bar:
    """The hard constraints of one noun phrase."""

    def __init__(self, around: Surroundings, token: int, noun: HeadNoun, shares: Shares) -> None:
        self._around = around
        self._token = token
        a = around.phrases.analysis
        owners = (c for c in a.children[token] if a.deprel[c] == "nmod:poss")
        owner = next((c for c in owners if a.upos[c] == "PRON"), -1)
        self._owners = shares.weigh(owner, anybody) if owner >= 0 else {}
        self._noun = noun
        self._is_plural = is_plural(around.phrases, token)
        self._country = phrase_country(around, token)
        self._is_new = around.phrases.is_indefinite(token)

    def allows(self, draft: Draft, at: int) -> bool:
        """Say whether the phrase may mean an actor by way of its mention at `at`."""
        a = self._around.phrases.analysis
        if self._is_new or a.head[at] == self._token or a.head[self._token] == at:
            return False
        if self._owners.get(draft, 0.0) >= _OWNER:
            return False  # "her rival" is not she
        if self._country and draft.country and self._country != draft.country:
            return False
        if draft.type == "person":
            return self._noun.type == "person" and not self._is_plural
        is_group = draft.is_plural or draft.type in {"group", "people"}
        if self._noun.type in {"person", "group", "people"}:
            return is_group and (self._is_plural or self._noun.type != "person")
        return not is_group or self._is_plural

    def is_anybody(self, draft: Draft) -> bool:
        """Say whether a bare plural names anybody of a kind: "people", "children"."""
        phrases = self._around.phrases
        return (
            self._is_plural
            and not phrases.is_definite(self._token)
            and not modifiers(phrases, self._token)
            and draft.sectors in {(), ("CVL",), ("EDU",)}
        )
