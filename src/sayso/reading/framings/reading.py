"""`read_framings`: wording that frames, as soft flags.

In: an `Analysis` and the statements. Out: `Framing`s in text order, ids `m1, m2, ...`. Kinds with
a clear cue only: scare quotes (a few quoted words built into the author's sentence), rhetorical
questions, loaded words (`words.toml`), analogies (`analogies`) and marked metaphors; and sentences
whose wording is that of opinion, with a score. What stands in somebody else's mouth is that voice's
wording and is not flagged. Never a judgement on the author.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.language.analysis import Analysis, QuotedStretch
from sayso.reading.framings.analogies import analogies
from sayso.reading.framings.opinion import opinion_score
from sayso.record.types import Framing, Statement
from sayso.record.vocabulary import FramingKind, Span

LIKELY_OPINION = 0.6
_LONGEST_SCARE_QUOTE = 4  # words; longer ones are quotations
_OF_SPEECH = frozenset({"ccomp", "parataxis", "root", "discourse", "vocative"})
_AUTHOR_TIERS = frozenset({"act", "naming"})


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    openings: tuple[str, ...]
    answers: frozenset[str]


@cache
def _words() -> _Words:
    path = resources.files("sayso.reading.framings").joinpath("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    loaded = data["loaded"]
    return _Words(
        nouns=frozenset(loaded["nouns"].split()),
        adjectives=frozenset(loaded["adjectives"].split()),
        verbs=frozenset(loaded["verbs"].split()),
        names=frozenset(data["quoted"]["names"].split()),
        openings=tuple(data["question"]["openings"].split("|")),
        answers=frozenset(data["question"]["answers"].split()),
    )


@dataclass(frozen=True, slots=True)
class _Flag:
    kind: FramingKind
    span: Span
    rule: str
    score: float | None = None


def read_framings(analysis: Analysis, *, statements: Sequence[Statement]) -> tuple[Framing, ...]:
    """Return the framings of the author's own wording in text order."""
    others = _in_other_mouths(analysis, statements)
    flags = [
        *_scare_quotes(analysis, others),
        *_questions(analysis, others),
        *_worded(analysis, others),
        *_opinions(analysis, others),
        *(_Flag("analogy", span, rule) for span, rule in analogies(analysis, others)),
    ]
    unique = sorted(set(flags), key=lambda flag: (flag.span, flag.kind, flag.rule))
    return tuple(
        Framing(
            id=f"m{number}",
            kind=flag.kind,
            span=flag.span,
            target=None,
            score=flag.score,
            rule=flag.rule,
        )
        for number, flag in enumerate(unique, start=1)
    )


def _in_other_mouths(analysis: Analysis, statements: Sequence[Statement]) -> bytearray:
    """Return one byte a token: 1 where a statement's content stands."""
    inside = bytearray(len(analysis))
    for statement in statements:
        is_nobody = statement.tier == "thought" and statement.source.kind == "none"
        if statement.tier in _AUTHOR_TIERS or is_nobody:
            continue  # "it would be naive to think that": the author's own thought
        for span in statement.content:
            for token in analysis.tokens_in(span):
                inside[token] = 1
    return inside


# --- scare quotes -----------------------------------------------------------------------------


def _scare_quotes(analysis: Analysis, others: bytearray) -> Iterator[_Flag]:
    for stretch in analysis.quotations:
        if stretch.state == "closed" and _is_scare_quote(analysis, stretch, others):
            yield _Flag("scare_quote", (stretch.start, stretch.end), "quoted_words.built_in")


def _is_scare_quote(analysis: Analysis, stretch: QuotedStretch, others: bytearray) -> bool:
    if stretch.level != 1 or stretch.inner[1] <= stretch.inner[0]:
        return False
    tokens = analysis.tokens_in(stretch.inner)
    inner = [token for token in tokens if analysis.upos[token] != "PUNCT"]
    if not 1 <= len(inner) <= _LONGEST_SCARE_QUOTE or len(inner) < len(tokens):
        return False  # punctuation inside belongs to a quotation
    if any(others[token] for token in inner) or _looks_like_name(analysis, inner):
        return False
    return _is_built_in(analysis, inner) and not _is_cited(analysis, inner)


def _looks_like_name(analysis: Analysis, inner: Sequence[int]) -> bool:
    capitals = [analysis.form[token][0].isupper() for token in inner]
    return (
        all(capitals)
        or (len(inner) > 1 and capitals[0] and capitals[-1])
        or (any(analysis.name_at[token] >= 0 for token in inner))
    )


def _is_built_in(analysis: Analysis, inner: Sequence[int]) -> bool:
    """Tell whether the quoted words are a part of the sentence around them."""
    inside = set(inner)
    tops = [token for token in inner if analysis.head[token] not in inside]
    return bool(tops) and all(
        analysis.head[token] >= 0 and analysis.deprel[token] not in _OF_SPEECH for token in tops
    )


def _is_cited(analysis: Analysis, inner: Sequence[int]) -> bool:
    """Tell whether the words before say that this is a name or a word under discussion."""
    first = inner[0]
    before = [analysis.form[token].lower() for token in range(max(0, first - 4), first)]
    return bool(_words().names & set(before))


# --- rhetorical questions ---------------------------------------------------------------------


def _questions(analysis: Analysis, others: bytearray) -> Iterator[_Flag]:
    for number, (first, last) in enumerate(analysis.sentence_tokens):
        if analysis.form[last - 1] != "?" or others[first] or _is_quoted(analysis, first):
            continue
        rule = _rhetorical_rule(analysis, number, first, last)
        if rule:
            yield _Flag("rhetorical_question", analysis.span(first, last - 1), rule)


def _is_quoted(analysis: Analysis, token: int) -> bool:
    return bool(analysis.quotations) and analysis.quote_level[token] > 0


def _rhetorical_rule(analysis: Analysis, number: int, first: int, last: int) -> str | None:
    words = analysis.text[analysis.start[first] : analysis.end[last - 1]].lower().replace("’", "'")
    if words.startswith(_words().openings):
        return "question.opening"
    if number + 1 < len(analysis.sentence_tokens):
        answer, _ = analysis.sentence_tokens[number + 1]
        same_block = analysis.block[answer] == analysis.block[first]
        if same_block and analysis.form[answer].lower() in _words().answers:
            return "question.answered"
    return None


# --- opinion ----------------------------------------------------------------------------------


def _opinions(analysis: Analysis, others: bytearray) -> Iterator[_Flag]:
    """Flag sentences that are all the author's own and likely opinion."""
    for first, end in analysis.sentence_tokens:
        if any(others[first:end]) or any(analysis.quote_level[first:end]):
            continue
        score = opinion_score(analysis, range(first, end))
        if score >= LIKELY_OPINION:
            yield _Flag("opinion", analysis.span(first, end - 1), "opinion.wording", score)


# --- words ------------------------------------------------------------------------------------


def _worded(analysis: Analysis, others: bytearray) -> Iterator[_Flag]:
    words = _words()
    judging = {"NOUN": words.nouns, "ADJ": words.adjectives, "VERB": words.verbs}
    for token, tag in enumerate(analysis.upos):
        if others[token]:
            continue
        lemma = analysis.lemma[token]
        if lemma in judging.get(tag, ()) and not _is_quoted(analysis, token):
            yield _Flag("loaded", analysis.span(token, token), f"loaded.{tag.lower()}")
        elif lemma in ("figuratively", "metaphorically"):
            yield _Flag("metaphor", analysis.span(token, token), "metaphor.marked")
