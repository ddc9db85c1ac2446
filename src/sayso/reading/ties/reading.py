"""`read_ties`: standing relations between actors.

In: an `Analysis`, the actors (with their roles), the events, a function from a token to its claim.
Out: `Tie`s in text order, ids `k1, k2, ...`, each pair and kind once. Sources, best first: roles of
actors, appositions and compounds ("the A-backed B"), stative predicates (`predicates.tsv`), and
events (repeated help or fighting). A denied tie is no tie. `holds` follows the words ("former",
"until"), then the tense of the clause.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.lexicon import Predicate, offices, predicates
from sayso.record.types import Actor, Event, Role, Tie
from sayso.record.vocabulary import Holds, Span, TieKind, TieSign

_BODIES = frozenset({"organisation", "armed_group"})
_SYMMETRIC = frozenset({"allied_with", "opposes", "family_of"})
_SIGNS: dict[str, TieSign] = {"allied_with": "+", "backs": "+", "patron_of": "+", "opposes": "-"}
_PAST_WORDS = frozenset(
    {"former", "ex", "late", "once", "previously", "formerly", "then", "erstwhile"}
)
_FUTURE_WORDS = frozenset({"elect", "designate", "incoming", "future"})
_STATUS_HOLDS: dict[str, Holds] = {
    "current": "now", "acting": "now", "former": "past", "future": "future",
}  # fmt: skip
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ"})
_ARMED = frozenset({"armed_group"})
_OF_BODIES = frozenset({"leads", "commands", "member_of", "owns"})
_LASTING = frozenset({"opposes"})
"""Kinds that a plan shows as well as a deed: who sets out to defeat somebody opposes him."""

_COMPOUND_KINDS: dict[str, tuple[TieKind, str]] = {
    "backed": ("backs", "<"),
    "supported": ("backs", "<"),
    "funded": ("backs", "<"),
    "financed": ("backs", "<"),
    "sponsored": ("patron_of", "<"),
    "led": ("leads", "<"),
    "run": ("leads", "<"),
    "controlled": ("leads", "<"),
    "owned": ("owns", "<"),
    "founded": ("created", "<"),
    "created": ("created", "<"),
    "based": ("located_in", ">"),
    "born": ("originates_in", ">"),
    "aligned": ("allied_with", "="),
    "allied": ("allied_with", "="),
    "linked": ("allied_with", "="),
    "affiliated": ("part_of", ">"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A tie without its id; `token` is where it stands."""

    kind: TieKind
    from_: str
    to: str
    holds: Holds
    span: Span
    token: int
    rule: str


def read_ties(
    analysis: Analysis,
    actors: Sequence[Actor],
    *,
    events: Sequence[Event],
    claim_of: Callable[[int], str | None],
) -> tuple[Tie, ...]:
    """Return the ties that the text states, in text order, each kind and pair once."""
    lookup = ActorLookup(analysis, actors)
    found = [
        *_from_roles(analysis, actors),
        *_from_words(analysis, lookup),
        *_from_bodies(analysis, lookup),
        *_from_events(analysis, events),
    ]
    seen: set[tuple[str, ...]] = set()
    kept: list[_Found] = []
    for tie in found:  # the order of the sources decides which words a tie points at
        pair = sorted((tie.from_, tie.to)) if tie.kind in _SYMMETRIC else [tie.from_, tie.to]
        key = (tie.kind, *pair)
        if tie.from_ != tie.to and key not in seen:
            seen.add(key)
            kept.append(tie)
    kept.sort(key=lambda tie: (tie.span, tie.kind, tie.from_, tie.to))
    with_claims = [(tie, claim_of(tie.token)) for tie in kept]
    stated = [(tie, claim) for tie, claim in with_claims if claim is not None]
    return tuple(_tie(tie, claim, number) for number, (tie, claim) in enumerate(stated, start=1))


def _tie(found: _Found, claim: str, number: int) -> Tie:
    return Tie(
        id=f"k{number}",
        kind=found.kind,
        from_=found.from_,
        to=found.to,
        sign=_SIGNS.get(found.kind),
        holds=found.holds,
        span=found.span,
        claim=claim,
        rule=found.rule,
    )


# --- roles ------------------------------------------------------------------------------------


def _from_roles(analysis: Analysis, actors: Sequence[Actor]) -> Iterator[_Found]:
    types = {actor.id: actor.type for actor in actors}
    for actor in actors:
        for role in actor.roles:
            if role.of is None or role.of == actor.id:
                continue
            body = types.get(role.of, "")
            kind = _kind_of_role(role, body)
            if body == "person" and kind in _OF_BODIES:
                continue  # nobody is minister of a person: the body is another one
            holds = _STATUS_HOLDS[role.status]
            token = analysis.token_at(role.span[0])
            yield _Found(kind, actor.id, role.of, holds, role.span, token, "role")


def _kind_of_role(role: Role, body: str) -> TieKind:
    """Return the tie of an office; a deputy or former deputy works for the body."""
    words = role.role.lower().split()
    known = offices()
    if not words or {"deputy", "vice", "assistant"} & set(words):
        return "works_for"
    before = words[: words.index("of")] if "of" in words[1:] else words
    for word in (before[-1], before[0]):
        kind = known.get(word)
        if kind == "leads" and body in _ARMED:
            return "commands"
        if kind:
            return kind
    return "works_for"


# --- words ------------------------------------------------------------------------------------


def _from_words(analysis: Analysis, lookup: ActorLookup) -> Iterator[_Found]:
    verbs, nouns, adjectives = predicates("v"), predicates("n"), predicates("a")
    for token, tag in enumerate(analysis.upos):
        lemma = analysis.lemma[token]
        if tag == "VERB" and (lemma in verbs or lemma in adjectives):
            yield from _verb(analysis, lookup, token, verbs.get(lemma, ()))
        if tag == "NOUN" and lemma in nouns:
            yield from _noun(analysis, lookup, token, nouns[lemma])
        if tag in ("ADJ", "VERB"):
            form = analysis.form[token].lower()
            if form in adjectives:
                yield from _adjective(analysis, lookup, token, adjectives[form])
            if form in _COMPOUND_KINDS or "-" in form:
                yield from _compound(analysis, lookup, token)


def _from_bodies(analysis: Analysis, lookup: ActorLookup) -> Iterator[_Found]:
    """Read "soldiers from the 5th Brigade": people who come from a body are of it."""
    for token, relation in enumerate(analysis.deprel):
        case = analysis.child(token, "case") if relation == "nmod" else None
        if case is None or analysis.form[case].lower() != "from":
            continue
        head = analysis.head[token]
        for member in lookup.at(head):
            for body in lookup.at(token):
                if lookup.by_id[body].type not in _BODIES:
                    continue
                if lookup.by_id[member].type in ("person", "group", "armed_group"):
                    span = analysis.span(min(head, token), max(head, token))
                    yield _Found("member_of", member, body, "now", span, token, "noun.from_body")


def _verb(
    analysis: Analysis, lookup: ActorLookup, token: int, entries: Sequence[Predicate]
) -> Iterator[_Found]:
    if _is_unreal(analysis, token):
        return
    planned = analysis.child(token, "mark") is not None
    passive = _is_passive(analysis, token)
    subjects = _subjects(analysis, lookup, token, passive=passive)
    for entry in entries:
        if planned and entry.kind not in _LASTING:
            continue
        if passive and not entry.preposition:
            agents = _after(analysis, lookup, token, "by")
            yield from _pairs(analysis, entry, agents, subjects, token)
        else:
            others = _after(analysis, lookup, token, entry.preposition)
            if not entry.preposition:
                others = _people(lookup, analysis.children_by(token, "obj"))
            yield from _pairs(analysis, entry, subjects, others, token)


def _is_passive(analysis: Analysis, token: int) -> bool:
    if analysis.child(token, "nsubj:pass", "aux:pass") is not None:
        return True
    return analysis.deprel[token] == "acl" and analysis.xpos[token] == "VBN"


def _subjects(analysis: Analysis, lookup: ActorLookup, token: int, *, passive: bool) -> list[str]:
    """Return the actors of the subject: its own, the noun modified, that of the verb before."""
    own = analysis.children_by(token, "nsubj:pass" if passive else "nsubj")
    relation = analysis.deprel[token]
    governor = analysis.head[token]
    if relation == "acl:relcl" and all(analysis.upos[subject] == "PRON" for subject in own):
        return _people(lookup, [governor])
    if own:
        return _people(lookup, own)
    if relation == "acl":
        if analysis.child(token, "mark") is None:
            return _people(lookup, [governor])
        return _owners(analysis, lookup, governor)
    if relation in ("conj", "advcl", "xcomp") and analysis.upos[governor] in _PREDICATES:
        above = analysis.children_by(governor, "nsubj", "nsubj:pass")
        return _people(lookup, above) or _owners(analysis, lookup, governor)
    return []


def _owners(analysis: Analysis, lookup: ActorLookup, token: int) -> list[str]:
    """Return whose a plan or an effort is ("Norland's efforts to defeat X")."""
    owners = _people(lookup, analysis.children_by(token, "nmod:poss", "compound", "amod"))
    governor = analysis.head[token]
    if owners or governor < 0 or analysis.upos[governor] != "VERB":
        return owners
    return _people(lookup, analysis.children_by(governor, "nsubj"))


def _people(lookup: ActorLookup, tokens: Sequence[int]) -> list[str]:
    return [actor for token in tokens for actor in lookup.of_phrase(token)]


def _after(analysis: Analysis, lookup: ActorLookup, token: int, preposition: str) -> list[str]:
    if not preposition:
        return []
    found: list[int] = []
    for child in analysis.children_by(token, "obl", "obl:agent", "obl:arg", "nmod", "obl:lmod"):
        case = analysis.child(child, "case")
        if case is not None and analysis.form[case].lower() == preposition:
            found.append(child)
    return _people(lookup, found)


def _noun(
    analysis: Analysis, lookup: ActorLookup, token: int, entries: Sequence[Predicate]
) -> Iterator[_Found]:
    """Read "X, an ally of Y", "X is part of Y", "Y's ally X", "X's fight against Y"."""
    if _is_unreal(analysis, token):
        return
    for entry in entries:
        if entry.preposition:
            others = _after(analysis, lookup, token, entry.preposition)
            holders = _owners(analysis, lookup, token) if others else []
        else:
            owners = _people(lookup, analysis.children_by(token, "nmod:poss"))
            others = owners or _after(analysis, lookup, token, "of")
            others = others or _after(analysis, lookup, token, "to")
            holders = _holders(analysis, lookup, token) if others else []
        holders = [holder for holder in holders if holder not in others]
        yield from _pairs(analysis, entry, holders, others, token)


def _holders(analysis: Analysis, lookup: ActorLookup, token: int) -> list[str]:
    """Return the actors that a predicate or appositive noun is said of."""
    governor = analysis.head[token]
    if analysis.child(token, "cop") is not None:
        subjects = analysis.children_by(token, "nsubj")
        if analysis.deprel[token] == "acl:relcl" and subjects:
            return _people(lookup, [governor])
        return _people(lookup, subjects)
    if analysis.deprel[token] == "appos":
        return list(lookup.at(governor))
    case = analysis.child(token, "case")
    if case is not None:  # "serves as part of Y"; other prepositions say nothing of a holder
        is_role = analysis.form[case].lower() == "as" and analysis.upos[governor] == "VERB"
        return _subjects(analysis, lookup, governor, passive=False) if is_role else []
    named = _people(lookup, analysis.children_by(token, "appos", "flat"))
    return named or [actor for actor in lookup.at(token) if _is_known(lookup, actor)]


def _is_known(lookup: ActorLookup, actor: str) -> bool:
    """Tell whether an actor is more than this one phrase: "its allies" are allies by name alone."""
    mentions = lookup.by_id[actor].mentions
    return len(mentions) > 1 or any(mention.kind == "name" for mention in mentions)


def _adjective(
    analysis: Analysis, lookup: ActorLookup, token: int, entries: Sequence[Predicate]
) -> Iterator[_Found]:
    if _is_unreal(analysis, token):
        return
    subjects = _subjects(analysis, lookup, token, passive=_is_passive(analysis, token))
    for entry in entries:
        others = _after(analysis, lookup, token, entry.preposition)
        yield from _pairs(analysis, entry, subjects, others, token)


def _compound(analysis: Analysis, lookup: ActorLookup, token: int) -> Iterator[_Found]:
    """Read "the X-backed Y", as one word or as words around a hyphen."""
    word = analysis.form[token].lower().rpartition("-")[2]
    entry = _COMPOUND_KINDS.get(word)
    bearer = analysis.head[token]
    if entry is None or bearer < 0 or analysis.deprel[token] not in ("amod", "compound"):
        return
    makers = list(lookup.at(token))
    for child in analysis.children[token]:
        if analysis.deprel[child] not in ("punct", "conj", "cc"):
            makers += lookup.of_phrase(child)
    bearers = lookup.of_phrase(bearer)
    predicate = Predicate(f"{word}_compound", "", entry[0], ">", None)
    if entry[1] == "<":
        yield from _pairs(analysis, predicate, makers, list(bearers), token)
    else:
        yield from _pairs(analysis, predicate, list(bearers), makers, token)


def _pairs(
    analysis: Analysis,
    entry: Predicate,
    subjects: Sequence[str],
    others: Sequence[str],
    token: int,
) -> Iterator[_Found]:
    holds = entry.holds or _holds(analysis, token)
    span = analysis.span(token, token)
    for subject in subjects:
        for other in others:
            from_, to = (other, subject) if entry.direction == "<" else (subject, other)
            yield _Found(entry.kind, from_, to, holds, span, token, f"stative.{entry.lemma}")


def _is_unreal(analysis: Analysis, token: int) -> bool:
    """Tell whether a tie is denied or only possible."""
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if word in ("not", "n't", "never", "no", "if", "unless", "whether"):
            return True
        if analysis.deprel[child] == "aux" and word in (
            "would",
            "could",
            "may",
            "might",
            "must",
            "should",
        ):
            return True
    return False


def _holds(analysis: Analysis, token: int) -> Holds:
    """Return when a tie holds: by its modifiers, then by the tense of its clause."""
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if word in _PAST_WORDS or word.startswith("ex-"):
            return "past"
        if word in _FUTURE_WORDS:
            return "future"
        relation = analysis.deprel[child]
        if relation in ("aux", "cop"):
            if word in ("will", "'ll", "shall"):
                return "future"
            if word in ("was", "were", "had"):
                return "past"
    return "past" if analysis.xpos[token] == "VBD" else "now"


# --- events -----------------------------------------------------------------------------------

_FRIENDLY = frozenset({"SUPPORT", "AID"})
_HOSTILE = frozenset({"ASSAULT"})
_REPEATS = 2  # one act is no tie; two of a kind without a contrary one are


def _from_events(analysis: Analysis, events: Sequence[Event]) -> Iterator[_Found]:
    """Read ties from repeated acts: two deeds of help, two of force, none to the contrary."""
    help_: dict[tuple[str, str], list[Event]] = {}
    force: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.negated or event.reality != "actual":
            continue
        table = help_ if event.type in _FRIENDLY else force if event.type in _HOSTILE else None
        if table is None:
            continue
        for agent in event.agents:
            for recipient in event.recipients:
                table.setdefault((agent, recipient), []).append(event)
    for pair, acts in help_.items():
        if len(acts) >= _REPEATS and not (force.keys() & {pair, pair[::-1]}):
            yield _from_acts(analysis, "backs", pair, acts)
    for pair, acts in force.items():
        if len(acts) >= _REPEATS and not (help_.keys() & {pair, pair[::-1]}):
            yield _from_acts(analysis, "opposes", pair, acts)


def _from_acts(
    analysis: Analysis, kind: TieKind, pair: tuple[str, str], acts: Sequence[Event]
) -> _Found:
    span = acts[0].head
    token = analysis.token_at(span[0])
    return _Found(kind, pair[0], pair[1], "now", span, token, "repeated_events")
