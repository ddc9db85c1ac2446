"""Cues of statements: the class, head and polarity of a statement's cue, and the author's side.

In go a statement and the link at which the path leaves its content, if it does; out come what a
`Frame` is made of. The tree's frame at the cue outweighs the statement's class.
"""

from collections.abc import Iterable

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.lexicon import Lexicon, Operator, Outcome
from sayso.reading.claims.path import Link
from sayso.record.types import Statement
from sayso.record.vocabulary import Span

_IMPERSONAL_SOURCES = frozenset({"none", "generic"})
_THINGS_SHOWN = frozenset({"show", "evident"})


class Cues:
    """What statements' cues mean; one for each reading."""

    def __init__(self, analysis: Analysis, clauses: Clauses, lexicon: Lexicon) -> None:
        """Keep what cues are read from."""
        self.analysis = analysis
        self.clauses = clauses
        self.lexicon = lexicon

    def operator(self, statement: Statement, link: Link | None, cue: tuple[int, ...]) -> Operator:
        """Return the class of the cue; a person who shows or suggests that p says so."""
        found = None
        if link is not None and (
            link.governor in cue or link.frame == "reporting_object" or self._is_found_so(link, cue)
        ):
            found = link.operator
        if found is None:
            found = self._operator_of_cue(statement, cue)
        personal = statement.source.kind not in ("artefact", "document")
        if found.name in _THINGS_SHOWN and personal and found.outcome.strength < 3:
            return self.lexicon.classes["hint"]
        if found.name == "show" and personal:
            return self.lexicon.classes["say"]
        span = statement.source.span
        if found.name == "believe" and span is not None and self._is_nobodys(span):
            return self.lexicon.classes["say"]  # "tradition holds that p"
        return found

    def _is_found_so(self, link: Link, cue: tuple[int, ...]) -> bool:
        """Say whether the holder finds p to be so: "thought it improbable that p"."""
        analysis = self.analysis
        is_judged = analysis.deprel[link.governor] == "xcomp" and link.operator is not None
        return is_judged and analysis.head[link.governor] in cue

    def _operator_of_cue(self, statement: Statement, cue: tuple[int, ...]) -> Operator:
        by_class = self.lexicon.classes[statement.cue_class]
        for token in cue:
            lemma = self.clauses.at(token).lemma
            for frame in ("that", "noun", "to"):
                found = self.lexicon.frames[frame].get(lemma)
                if found is not None and found.name == by_class.name:
                    return found
        return by_class

    def head(self, cue: tuple[int, ...]) -> int:
        """Return the cue's highest token, -1 where marks alone attribute."""
        return min(cue, key=lambda token: self.analysis.depth[token], default=-1)

    def is_negated(self, statement: Statement, head: int) -> bool:
        """Trust the tree at the cue's head, else the statement's polarity."""
        if head >= 0:
            clause = self.clauses.at(head)
            if clause.negators or clause.weak_negators:
                return (len(set(clause.negators)) + len(clause.weak_negators)) % 2 == 1
        return statement.polarity == "negative"

    def is_impersonal(self, statement: Statement) -> bool:
        """Say whether nobody in particular speaks: no source, "some", "rumour has it"."""
        span = statement.source.span
        if span is not None:
            named = self.lexicon.frames["noun"].get(self._head_lemma(span))
            is_hearsay = named is not None and named.name == "hearsay"
            if is_hearsay or self._is_unchecked(span) or self._is_nobodys(span):
                return statement.mode in ("indirect", "mixed")
        return (
            statement.source.kind in _IMPERSONAL_SOURCES
            and (statement.hearsay or statement.source.kind == "none")
            and statement.mode in ("indirect", "mixed")
        )

    def _is_nobodys(self, span: Span) -> bool:
        """Say whether nobody can be named: "posts", "local tradition", not "the bank's posts"."""
        tokens = self.analysis.tokens_in(span)
        head = min(tokens, key=lambda token: self.analysis.depth[token], default=0)
        owned = self.analysis.child(head, "nmod:poss") is not None
        return self.clauses.lemma[head] in self.lexicon.words["nobody"]["words"] and not owned

    def _is_unchecked(self, span: Span) -> bool:
        """Say whether the author calls the source unchecked: "unverified posts claim"."""
        tokens = self.analysis.tokens_in(span)
        found = (self.lexicon.modifiers.get(self.clauses.lower[token]) for token in tokens)
        return any(operator is not None and operator.name == "hearsay" for operator in found)

    def _head_lemma(self, span: Span) -> str:
        tokens = self.analysis.tokens_in(span)
        head = min(tokens, key=lambda token: self.analysis.depth[token], default=0)
        return self.clauses.lemma[head]

    def adoption(self, cue: tuple[int, ...], head: int) -> tuple[Outcome, int] | None:
        """Find an adverb on the cue by which the author takes a side: "rightly", "falsely"."""
        candidates: Iterable[int] = cue
        if head >= 0:
            candidates = (*cue, *self.clauses.at(head).adverbs)
        for token in candidates:
            outcome = self.lexicon.author_adverbs.get(self.clauses.lower[token])
            if outcome is not None:
                return outcome, token
        return None
