"""What is in play: a plain "not p" becomes a denial where somebody put p forward just before.

Evidential-status note, section 2.6 (c): a source holds not-p, and within the passage another
voice put p forward or accused the source. In go the claims in text order with their decisions;
out come the same with `denied` for `asserted` where that holds. It looks back three sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.voices import Voice

_REACH = 3  # sentences
_NEAR = 60  # words between two claims that are set against each other
_ACCUSING = frozenset(
    {"accuse", "blame", "allege", "claim", "charge", "suspect", "accusation", "allegation",
     "rumour", "rumor", "suggestion", "insinuate"}
)  # fmt: skip
_AGAINST = frozenset({";", "but", "while", "whereas", "yet", "though", "although"})
_ANSWERING = frozenset({"answer", "reply", "retort", "counter", "respond", "object", "protest"})
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_MENTAL = frozenset({"know", "believe", "think", "expect", "understand", "see", "hear", "want"})
"""What one knows or expects answers nobody else's knowing."""
_EMPTY_WORDS = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "man", "people"})


@dataclass(slots=True)
class Judged:
    """One claim with its voices and what they decided, the author first."""

    head: int
    bounds: tuple[int, int]
    voices: list[Voice]
    decisions: list[Decision]


def answered(analysis: Analysis, clauses: Clauses, claims: Sequence[Judged]) -> None:
    """Turn plain negations into denials where p is in play; changes `claims` in place."""
    for position, claim in enumerate(claims):
        last = claim.decisions[-1]
        if last.status != "asserted" or last.sign > 0 or last.rule != "plain":
            continue
        if clauses.lemma[claim.head] in _MENTAL:
            continue
        if _is_in_play(analysis, clauses, claims, position):
            claim.decisions[-1] = replace(last, status="denied", rule="deny.in_play")


def _is_in_play(
    analysis: Analysis, clauses: Clauses, claims: Sequence[Judged], position: int
) -> bool:
    claim = claims[position]
    words = _content(analysis, clauses, claim)
    sentence = analysis.sentence[claim.head]
    voiced = len(claim.voices) > 1
    for earlier in reversed(claims[:position]):
        if sentence - analysis.sentence[earlier.head] > _REACH:
            return False
        if not _is_other_voice(claim, earlier) or earlier.decisions[-1].sign < 0:
            continue
        shared = words & _content(analysis, clauses, earlier)
        same_verb = clauses.lemma[earlier.head] == clauses.lemma[claim.head]
        if shared and (same_verb or (voiced and _accuses(analysis, clauses, earlier))):
            return True
        if voiced and (
            _insists(clauses, claim) or _is_set_against(analysis, clauses, earlier, claim)
        ):
            return True
    return False


def _is_other_voice(claim: Judged, earlier: Judged) -> bool:
    """Say whether the earlier claim is in the mouth of somebody else than the author."""
    if len(earlier.voices) < 2:
        return False
    mine, theirs = claim.voices[-1], earlier.voices[-1]
    if mine.statement is not None and mine.statement == theirs.statement:
        return False
    return mine.sources != theirs.sources or mine.sources == ("unnamed",)


def _insists(clauses: Clauses, claim: Judged) -> bool:
    """Say whether the voice maintains it, which one does against somebody: "insisted that"."""
    frame = claim.voices[-1].frame
    if frame is None:
        return False
    answers = any(clauses.lemma[cue] in _ANSWERING for cue in frame.cues)
    return answers or frame.operator.name == "claim"


def _is_set_against(analysis: Analysis, clauses: Clauses, earlier: Judged, claim: Judged) -> bool:
    """Say whether one sentence sets two voices against each other.

    "Critics say the fund was plundered; the chairwoman says nothing was taken."
    """
    if analysis.sentence[earlier.head] != analysis.sentence[claim.head]:
        return False
    if claim.head - earlier.head > _NEAR:
        return False
    between = range(earlier.head, claim.head)
    return any(clauses.lower[token] in _AGAINST for token in between)


def _accuses(analysis: Analysis, clauses: Clauses, earlier: Judged) -> bool:
    first, end = analysis.sentence_tokens[analysis.sentence[earlier.head]]
    return any(clauses.lemma[token] in _ACCUSING for token in range(first, end))


def _content(analysis: Analysis, clauses: Clauses, claim: Judged) -> set[str]:
    first, last = claim.bounds
    return {
        clauses.lemma[token]
        for token in range(first, last + 1)
        if analysis.upos[token] in _CONTENT and clauses.lemma[token] not in _EMPTY_WORDS
    }
