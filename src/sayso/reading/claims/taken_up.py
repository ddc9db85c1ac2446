"""What is taken up: "Norland denies it", "denied the charge", "which Oslo disputes".

Evidential-status note, section 8.17: the proposition of such a denial or confirmation is what the
pronoun or the noun of say-so points back to. In go the claims in text order with their decisions;
out come the same, where somebody takes a claim up with one voice more behind the author's. It
looks back two sentences; what cannot be found stays as it was, at the pronoun.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.decision import Decision, decided
from sayso.reading.claims.lexicon import Lexicon, Operator
from sayso.reading.claims.play import Judged
from sayso.reading.claims.voices import Voice, Voices

_REACH = 2  # sentences
_MOST = 50  # claims that one word takes up: more stand only in damaged trees
_PRONOUNS = frozenset({"it", "this", "that", "both", "these", "them", "all"})
_MANY = frozenset({"both", "these", "them", "all"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "such", "any", "all", "both"})
_TAKING_UP = frozenset({"deny", "confirm", "concede"})
_OWN_CONTENT = frozenset({"acl", "acl:relcl", "ccomp", "xcomp", "nmod", "appos", "csubj", "obl"})
_UNSETTLED = frozenset({"unconfirmed", "unknown"})
_FRESH = frozenset({"asserted", "confirmed", "inferred", "assumed", "predicted", "unconfirmed"})
"""What a mouth says that another may take up; a denial or a call is no claim to answer."""


@dataclass(frozen=True, slots=True)
class _Taking:
    """One predicate that takes something up: who, how, and by which word."""

    token: int
    pointer: int
    sources: tuple[str, ...]
    operator: Operator
    negators: tuple[int, ...]


def taken_up(
    analysis: Analysis, clauses: Clauses, voices: Voices, claims: Sequence[Judged]
) -> None:
    """Add to each claim the voices that take it up later; changes `claims` in place."""
    by_sentence: dict[int, list[Judged]] = {}
    for claim in claims:
        by_sentence.setdefault(analysis.sentence[claim.head], []).append(claim)
    owner = {
        token: statement.id
        for statement in voices.statements.values()
        for span in statement.cue
        for token in analysis.tokens_in(span)
    }
    finder = _Finder(analysis, clauses, voices)
    for claim in claims:
        taking = finder.taking(claim.head)
        if taking is None:
            continue
        decision = _decision(taking)
        for target in _targets(analysis, voices.lexicon, clauses, by_sentence, taking):
            _add(target, taking, decision, owner.get(taking.token))


class _Finder:
    """Finds predicates whose content is only pointed at."""

    def __init__(self, analysis: Analysis, clauses: Clauses, voices: Voices) -> None:
        self._analysis = analysis
        self._clauses = clauses
        self._mouths = voices.mouths
        self._lists = voices.lexicon.words["taken_up"]
        self._operators = voices.lexicon.frames["that"]
        self._actors = voices.actors

    def taking(self, token: int) -> _Taking | None:
        clause = self._clauses.at(token)
        operator = self._operators.get(clause.lemma)
        if operator is None or operator.name not in _TAKING_UP:
            return None
        if clause.modal_word not in ("", "could", "can") or clause.infinitive:
            return None
        if self._analysis.child(token, "ccomp", "xcomp") is not None:
            return None
        pointer = clause.subject if clause.passive else self._object(token)
        if pointer is None or not self._points_back(pointer, clause.lemma):
            return None
        sources = self._sources(token, passive=clause.passive)
        if sources is None:
            return None
        negators = tuple(dict.fromkeys((*clause.negators, *clause.weak_negators)))
        return _Taking(token, pointer, sources, operator, negators if len(negators) % 2 else ())

    def _object(self, token: int) -> int | None:
        found = self._analysis.child(token, "obj")
        if found is not None:
            return found
        anchor = token
        while self._analysis.deprel[anchor] == "conj" and self._analysis.head[anchor] >= 0:
            anchor = self._analysis.head[anchor]
        if not self._analysis.deprel[anchor].startswith("acl"):
            return None
        first, _ = self._analysis.subtree_bounds[anchor]
        return first if self._clauses.lower[first] == "which" else None

    def _points_back(self, token: int, verb: str) -> bool:
        word = self._clauses.lower[token]
        if word == "which":
            return token > 0 and self._analysis.form[token - 1] == ","
        if word in _PRONOUNS:
            return verb in self._lists["verbs_of_pronouns"]
        if self._clauses.lemma[token] not in self._lists["say_so"]:
            return False
        children = self._analysis.children[token]
        if any(self._analysis.deprel[child] in _OWN_CONTENT for child in children):
            return False
        return any(
            self._clauses.lower[child] in _KNOWN or self._analysis.deprel[child] == "nmod:poss"
            for child in children
        )

    def _sources(self, token: int, *, passive: bool) -> tuple[str, ...] | None:
        """Return who takes it up, the author of a bare passive, `None` where nobody can."""
        holder = (
            self._analysis.child(token, "obl:agent") if passive else self._mouths.subject(token)
        )
        if holder is None:
            return ("author",) if passive else None
        if self._mouths.is_nobody(holder):
            return None
        return self._actors.of_phrase(holder) or ("unnamed",)


def _decision(taking: _Taking) -> Decision:
    name = taking.operator.name
    cues = (taking.token, taking.pointer, *taking.negators)
    if not taking.negators:
        return decided(taking.operator.outcome, cues, f"{name}.taken_up")
    if name == "deny":
        return Decision("unknown", 0, 1, cues, "deny.negated.taken_up")
    return Decision("unconfirmed", 0, 1, cues, f"{name}.negated.taken_up")


def _targets(
    analysis: Analysis,
    lexicon: Lexicon,
    clauses: Clauses,
    by_sentence: dict[int, list[Judged]],
    taking: _Taking,
) -> list[Judged]:
    """Return the claims that the pointer points back to, none where that stays open."""
    here = analysis.sentence[taking.token]
    word = clauses.lower[taking.pointer]
    reach = 0 if word == "which" else _REACH
    start = analysis.subtree_bounds[taking.token][0] if word == "which" else taking.pointer
    for back in range(reach + 1):
        before = [c for c in by_sentence.get(here - back, ()) if c.head < start]
        found = [claim for claim in before if _is_open_to(claim, taking.sources)]
        if found:
            many = word in _MANY or analysis.xpos[taking.pointer] == "NNS"
            found = (found if many else _last_said(found))[-_MOST:]
            return list(_main_ones(analysis, found))
        if back and word in _PRONOUNS and before and not _answers(clauses, lexicon, before):
            return _told(analysis, clauses, lexicon, before)
    return []


def _answers(clauses: Clauses, lexicon: Lexicon, claims: Sequence[Judged]) -> bool:
    """Say whether a sentence takes something up itself: "The claim could not be verified"."""
    operators = (lexicon.frames["that"].get(clauses.lemma[claim.head]) for claim in claims)
    return any(operator and operator.name in _TAKING_UP for operator in operators)


def _is_open_to(claim: Judged, sources: Iterable[str]) -> bool:
    """Say whether another puts the claim forward, or the author tells it as unconfirmed."""
    last = claim.decisions[-1]
    if set(sources) & set(claim.voices[-1].sources) - {"unnamed"}:
        return False
    if len(claim.voices) > 1:
        return last.status in _FRESH
    return last.status == "unconfirmed"


def _last_said(claims: Sequence[Judged]) -> list[Judged]:
    """Return the claims of the statement that was made last."""
    statement = claims[-1].voices[-1].statement
    return [claim for claim in claims if claim.voices[-1].statement == statement]


def _main_ones(analysis: Analysis, claims: Sequence[Judged]) -> Iterator[Judged]:
    """Yield the propositions themselves, not what only stands within them."""
    heads = {claim.head for claim in claims}
    for claim in claims:
        token = claim.head
        while analysis.deprel[token] == "conj" and analysis.head[token] >= 0:
            token = analysis.head[token]  # coordinated, not within
        if heads.isdisjoint(analysis.ancestors(token)):
            yield claim


def _told(
    analysis: Analysis, clauses: Clauses, lexicon: Lexicon, claims: Sequence[Judged]
) -> list[Judged]:
    """Return what the author tells in the main clause, if that is no answer itself."""
    main = next((claim for claim in claims if analysis.deprel[claim.head] == "root"), None)
    if main is None or len(main.voices) > 1 or main.decisions[-1].status != "asserted":
        return []
    operator = lexicon.frames["that"].get(clauses.lemma[main.head])
    return [main] if operator is None else []


def _add(target: Judged, taking: _Taking, decision: Decision, statement: str | None) -> None:
    """Put the voice behind the author's, the innermost one stays last."""
    if taking.sources == ("author",):
        if target.decisions[0].status in _UNSETTLED:
            target.decisions[0] = decision
        return
    known = {source for voice in target.voices for source in voice.sources}
    if known & set(taking.sources):
        return
    at = min(len(target.voices), 1)
    target.voices.insert(at, Voice(taking.sources, statement, (), None, in_content=False))
    target.decisions.insert(at, decision)
