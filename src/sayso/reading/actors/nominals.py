"""Actors that the text names by a noun alone: "the troops", "two officials", "the minister".

A noun of `data/heads.tsv` that acts, speaks or is acted upon makes a mention. It joins an
earlier actor only where a role, a kind of body or the same words point at exactly one;
otherwise it is an actor of its own. Predicate nouns and appositions are left to `roles`.
"""

from dataclasses import dataclass

from sayso.reading.actors.attributes import (
    Surroundings,
    body_under,
    modifiers,
    phrase_country,
    phrase_sectors,
)
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.lexicon import HeadNoun, acts, head_nouns
from sayso.record.vocabulary import ActorType, MentionKind

_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "nmod:poss", "root",
     "dislocated", "parataxis"}
)  # fmt: skip
_CASES = frozenset(
    {"by", "with", "against", "to", "from", "for", "among", "between", "according", "on", "of",
     "toward", "towards", "including", "like", "despite", "over", "behind", "under", "than"}
)  # fmt: skip
_QUANTITIES = frozenset(
    "dozen hundred thousand million score number group handful majority minority half most "
    "member kind type series pair couple crowd team band part some".split()
)
_LEADERS = frozenset("leader chief head boss commander chairman founder president director".split())
_LEADER = "(leader)"
_NEAR = 3
"""A kind noun ("the group") reaches back this many sentences."""


@dataclass(slots=True)
class _Memory:
    """What earlier nominals were, by the folded words of their phrase."""

    by_words: dict[str, Draft]
    by_head: dict[tuple[str, bool], list[Draft]]
    by_role: dict[str, list[Draft]]
    by_kind: dict[str, list[Draft]]


def add_nominals(around: Surroundings) -> None:
    """Add the actors named by nouns to the cast, in text order."""
    a = around.phrases.analysis
    memory = _Memory({}, {}, _people_by_role(around), _bodies_by_kind(around))
    in_name = a.name_at
    lexicon = head_nouns()
    for token, upos in enumerate(a.upos):
        if upos not in {"NOUN", "PROPN"} or token in around.cast.at:
            continue
        noun = lexicon.get(a.lemma[token].lower())
        if noun is None and a.lemma[token].lower() not in _QUANTITIES:
            continue
        if in_name[token] >= 0 and a.head[token] >= 0 and in_name[a.head[token]] == in_name[token]:
            continue
        noun, inner = _inner_noun(around, token, noun)
        if noun is not None and _is_argument(around, token, noun):
            _place_nominal(around, memory, token, noun, inner)


def _people_by_role(around: Surroundings) -> dict[str, list[Draft]]:
    """Return the persons by each word of their roles; all leaders share one key."""
    found: dict[str, list[Draft]] = {}
    for draft in around.cast.drafts:
        words = {w for role in draft.roles for w in role.words.replace("-", " ").split()}
        for word in sorted(words | ({_LEADER} if words & _LEADERS else set())):
            found.setdefault(word, []).append(draft)
    return found


def _bodies_by_kind(around: Surroundings) -> dict[str, list[Draft]]:
    """Return the named bodies by each word of their names."""
    found: dict[str, list[Draft]] = {}
    for draft in around.cast.drafts:
        if draft.type in {"organisation", "armed_group", "media", "government"}:
            names = (draft.name, *draft.aliases, draft.known.name if draft.known else "")
            for word in sorted({word for name in names for word in name.lower().split()}):
                found.setdefault(word, []).append(draft)
    return found


def _inner_noun(
    around: Surroundings, token: int, noun: HeadNoun | None
) -> tuple[HeadNoun | None, int]:
    """Return the noun that tells the kind: of "dozens of protesters" that is the protesters."""
    a = around.phrases.analysis
    if a.lemma[token].lower() in _QUANTITIES:
        for child in a.children[token]:
            if a.deprel[child] == "nmod" and around.phrases.case_of(child) == "of":
                inner = head_nouns().get(a.lemma[child].lower())
                if inner and inner.type in {"person", "group"}:
                    return inner, child
    return noun, token


def _is_argument(around: Surroundings, token: int, noun: HeadNoun) -> bool:
    a = around.phrases.analysis
    if any(a.deprel[child] == "cop" for child in a.children[token]):
        return False
    first = around.phrases.chain_head(token)
    relation = a.deprel[first]
    if noun.type == "state" and relation not in {"nsubj", "nsubj:pass", "obl:agent"}:
        return False  # "entered the country": land
    if relation in _ARGUMENTS:
        return relation != "root" or not any(
            a.deprel[c] in {"nsubj", "cop"} for c in a.children[first]
        )
    if relation in {"obl", "nmod"}:
        case = around.phrases.case_of(token) or around.phrases.case_of(first)
        if relation == "nmod" and a.lemma[a.head[first]].lower() in _QUANTITIES:
            return False
        return case in _CASES
    return False


def _place_nominal(
    around: Surroundings, memory: _Memory, token: int, noun: HeadNoun, inner: int
) -> None:
    for find in (_named_beside, _of_same_body, _of_government, _by_role, _by_kind):
        found = find(around, memory, token, noun)
        if found is not None:
            draft, kind, rule = found
            around.cast.sight(draft, _sighting(around, token, kind, rule))
            return
    draft = _by_words(around, memory, token)
    if draft is not None:
        around.cast.sight(draft, _sighting(around, token, "nominal", "nominal.same_words"))
        return
    draft = around.cast.add(_new_nominal(around, token, noun, inner))
    _remember(around, memory, token, draft)


def _sighting(around: Surroundings, token: int, kind: MentionKind, rule: str) -> Sighting:
    first, last = around.phrases.bounds(token)
    return Sighting(token, first, last, kind, rule)


_Found = tuple[Draft, MentionKind, str] | None


def _named_beside(around: Surroundings, memory: _Memory, token: int, noun: HeadNoun) -> _Found:
    """Return who stands in apposition: "the chairman, X"."""
    a = around.phrases.analysis
    for child in a.children[token]:
        if a.deprel[child] == "appos" and child in around.cast.at:
            draft = around.cast.at[child]
            fits = (draft.type == "person") == (noun.type == "person")
            if fits and draft.sightings and draft.type not in {"people", "group"}:
                return draft, "title" if noun.is_role else "nominal", "apposition"
    return None


def _of_same_body(around: Surroundings, memory: _Memory, token: int, noun: HeadNoun) -> _Found:
    """Return the body that the phrase spells out: "the Azov militia" is Azov."""
    a = around.phrases.analysis
    if a.lemma[token].lower() not in acts().same_body_nouns or noun.type == "person":
        return None
    if around.phrases.is_indefinite(token) or _is_plural(around, token):
        return None
    for child in a.children[token]:
        draft = around.cast.at.get(child)
        if draft is not None and a.deprel[child] in {"compound", "nmod:desc", "flat", "appos"}:
            if draft.type in {"organisation", "armed_group", "media"}:
                return draft, "name", "name.with_noun"
    return None


def _of_government(around: Surroundings, memory: _Memory, token: int, noun: HeadNoun) -> _Found:
    """Return the government of the country or person that the phrase names."""
    if noun.type != "government" or _has_era(around, token):
        return None
    code = phrase_country(around, token)
    person = None
    for child in modifiers(around.phrases, token):
        draft = around.cast.at.get(child)
        if draft is not None and draft.type == "person":
            person, code = draft, code or draft.country
    if code is None:
        return None
    draft = _government(around, token, code, apart=person is not None)
    return draft, "nominal", "government.of_leader" if person else "government.of_country"


# An adjective of another time or order makes another government: "the tsarist regime".
_ERAS = frozenset(
    "tsarist czarist imperial soviet colonial provisional transitional interim military former "
    "previous old ousted deposed local regional provincial municipal shadow puppet rival new "
    "apartheid fascist nazi stalinist communist exiled".split()
)


def _has_era(around: Surroundings, token: int) -> bool:
    a = around.phrases.analysis
    return any(
        a.lemma[child].lower() in _ERAS
        for child in a.children[token]
        if a.deprel[child] in {"amod", "compound"}
    )


def _government(around: Surroundings, token: int, code: str, *, apart: bool) -> Draft:
    """Return the government of a country, or its state where nothing keeps the two apart."""
    draft = around.cast.governments.get(code)
    if draft is None and not apart:
        draft = around.cast.states.get(code)
    if draft is None:
        words = _words(around, token)
        draft = Draft("government", words, country=code, sectors=("GOV",))
        around.cast.governments[code] = around.cast.add(draft)
    return draft


def _by_role(around: Surroundings, memory: _Memory, token: int, noun: HeadNoun) -> _Found:
    """Return the one person whose role the definite phrase repeats: "the minister"."""
    a = around.phrases.analysis
    if noun.type != "person" or _is_plural(around, token) or not _is_pointing(around, token):
        return None
    lemma = a.lemma[token].lower()
    wanted = _LEADERS if lemma in _LEADERS else {lemma}
    country = phrase_country(around, token)
    body = body_under(around, token)
    words = _content_words(around, token)
    holders = []
    for draft in memory.by_role.get(_LEADER if lemma in _LEADERS else lemma, []):
        if draft.type == "person" and _holds(draft, wanted, words, lemma):
            if draft.first_token < token and _fits(around, draft, country, body):
                holders.append(draft)
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


def _by_kind(around: Surroundings, memory: _Memory, token: int, noun: HeadNoun) -> _Found:
    """Return the one body near by whose kind the bare definite phrase names: "the militia"."""
    a = around.phrases.analysis
    if noun.type not in {"organisation", "armed_group", "media"} or _is_plural(around, token):
        return None
    if not around.phrases.is_definite(token) or modifiers(around.phrases, token):
        return None
    lemma = a.lemma[token].lower()
    own = [draft for draft in memory.by_kind.get(lemma, []) if draft.first_token < token]
    if len(own) == 1:
        return own[0], "nominal", "nominal.same_kind"
    near = _bodies_before(around, token)
    if not own and lemma in {"group", "organisation", "organization"} and len(near) == 1:
        return near[0], "nominal", "nominal.only_body"
    return None


def _bodies_before(around: Surroundings, token: int) -> list[Draft]:
    a = around.phrases.analysis
    start = a.sentence_tokens[max(a.sentence[token] - _NEAR, 0)][0]
    found: list[Draft] = []
    for before in range(start, token):
        draft = around.cast.at.get(before)
        if draft and draft not in found and draft.type in {"organisation", "armed_group", "media"}:
            found.append(draft)
    return found


def _by_words(around: Surroundings, memory: _Memory, token: int) -> Draft | None:
    """Return the earlier actor of the same words, or of the same head if there was only one."""
    if around.phrases.is_indefinite(token):
        return None
    draft = memory.by_words.get(_key(around, token))
    if draft is not None:
        return draft
    if not around.phrases.is_definite(token) or modifiers(around.phrases, token):
        return None
    lemma = around.phrases.analysis.lemma[token].lower()
    same = memory.by_head.get((lemma, _is_plural(around, token)), [])
    return same[0] if len(same) == 1 else None


def _remember(around: Surroundings, memory: _Memory, token: int, draft: Draft) -> None:
    memory.by_words[_key(around, token)] = draft
    lemma = around.phrases.analysis.lemma[token].lower()
    memory.by_head.setdefault((lemma, _is_plural(around, token)), []).append(draft)


def _key(around: Surroundings, token: int) -> str:
    a = around.phrases.analysis
    first, last = around.phrases.bounds(token)
    words = [a.form[t].lower() for t in range(first, last + 1) if a.upos[t] not in {"DET", "PUNCT"}]
    return " ".join(words)


def _is_plural(around: Surroundings, token: int) -> bool:
    a = around.phrases.analysis
    return a.xpos[token] in {"NNS", "NNPS"} or "Number=Plur" in a.feats[token]


def _new_nominal(around: Surroundings, token: int, noun: HeadNoun, inner: int) -> Draft:
    kind: ActorType = noun.type
    plural = _is_plural(around, token) or inner != token
    if kind == "person" and plural:
        kind = "group"
    title: MentionKind = "title" if noun.is_role and not plural else "nominal"
    return Draft(
        kind,
        _words(around, token),
        [_sighting(around, token, title, "nominal.new")],
        country=phrase_country(around, token) or phrase_country(around, inner),
        sectors=phrase_sectors(around, inner),
        gender=_gender(around, token),
        is_plural=plural,
    )


def _gender(around: Surroundings, token: int) -> str | None:
    lemma = around.phrases.analysis.lemma[token].lower()
    if lemma.endswith("woman") or lemma in _WOMEN:
        return "f"
    return "m" if lemma.endswith("man") or lemma in _MEN else None


_WOMEN = frozenset("queen princess mother daughter sister wife widow girl nun chairwoman".split())
_MEN = frozenset("king prince father son brother husband boy monk emperor pope".split())
_LONGEST_NAME = 8


def _words(around: Surroundings, token: int) -> str:
    """Return the words of the phrase without its article, cut to the head if it is long."""
    a = around.phrases.analysis
    first, last = around.phrases.first_after_determiner(token), around.phrases.bounds(token)[1]
    if last - first >= _LONGEST_NAME:
        last = token
    return " ".join(a.text[a.start[first] : a.end[last]].split())
