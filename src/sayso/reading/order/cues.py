"""Cues: words that state the order of two events, found in the tree.

In: an `Analysis`, the tokens of the events. Out: `Cue`s in text order, each of two event tokens.
Cues are read from the event that they open, so the work is linear in the events:

- `order.clause`: a subordinator ("fled before police arrived"), "having" ("having signed, they
  left");
- `order.phrase`: a preposition before a nominal event ("resigned after the vote");
- `order.adverb`: "then", "later" in the second of two joined clauses or at the head of a sentence;
- `order.verb`: a verb of order between two nominal events ("the raid followed the vote").
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.order.lexicon import cue_words
from sayso.record.vocabulary import Span

_HIGHEST = 6  # steps climbed to the event that a clause belongs to
_WIDEST = 60  # dependants looked at: a damaged sentence may hang thousands on one word
_PASSING = frozenset({"xcomp", "conj", "advcl", "obl", "nmod", "acl", "obj", "compound"})
_CLAUSE_TAGS = frozenset({"VERB", "AUX", "ADJ"})
_OPENING = 3  # words before a sentence's adverb


@dataclass(frozen=True, slots=True)
class Cue:
    """The event at token `opened` stands in `relation` to the one at token `other`.

    `relation`: earlier, later, around (it lasts while the other happens) or together.
    """

    opened: int
    other: int
    relation: str
    span: Span
    rule: str


def find_cues(analysis: Analysis, tokens: Sequence[int]) -> list[Cue]:
    """Return the cues between the events headed by `tokens` (sorted, each once)."""
    finder = _Finder(analysis, tokens)
    found: list[Cue] = []
    for token in tokens:
        found += finder.openers(token)
        found += finder.adverbs(token)
        found += finder.verbs(token)
    return found


class _Finder:
    """The cues of one document."""

    def __init__(self, analysis: Analysis, tokens: Sequence[int]) -> None:
        self._analysis = analysis
        self._tokens = tokens
        self._events = set(tokens)

    def openers(self, token: int) -> Iterator[Cue]:
        """Yield the cue of the word that opens the clause or phrase of an event."""
        analysis = self._analysis
        is_clause = analysis.upos[token] in _CLAUSE_TAGS
        table, rule = ("clauses", "order.clause") if is_clause else ("phrases", "order.phrase")
        children = analysis.children[token][:_WIDEST]
        other = self._above(token)
        if other is None:
            return
        for child in children:
            is_opener = analysis.deprel[child] in ("mark", "case") or analysis.xpos[child] == "WRB"
            relation = cue_words(table).get(analysis.form[child].lower())
            if child > token or not is_opener or relation is None:
                continue
            if self._is_not_until(other, child):
                return
            if relation == "around" and table == "clauses" and not self._is_progressive(token):
                return
            yield Cue(token, other, relation, self._span(child), rule)
            return
        having = next((child for child in children if analysis.form[child].lower() == "having"), -1)
        if having >= 0 and analysis.deprel[token] == "advcl":
            yield Cue(token, other, "earlier", self._span(having), "order.clause")

    def _is_not_until(self, other: int, opener: int) -> bool:
        """Tell whether "until" follows a negation: "did not leave until" puts leaving after."""
        analysis = self._analysis
        return analysis.form[opener].lower() in ("until", "till") and any(
            analysis.lemma[child].lower() in ("not", "n't", "n’t", "never")
            for child in analysis.children[other][:_WIDEST]
        )

    def adverbs(self, token: int) -> Iterator[Cue]:
        """Yield the cue of an adverb of an event that follows another."""
        analysis = self._analysis
        for child in analysis.children[token][:_WIDEST]:
            relation = cue_words("adverbs").get(analysis.form[child].lower())
            if relation is None or analysis.deprel[child] != "advmod":
                continue
            other = self._before(token, child)
            if other is not None and not analysis.children[child]:
                yield Cue(token, other, relation, self._span(child), "order.adverb")
            return

    def verbs(self, token: int) -> Iterator[Cue]:
        """Yield the cue of the verb of which a nominal event is the subject."""
        analysis = self._analysis
        verb = analysis.head[token]
        if verb < 0 or not analysis.deprel[token].startswith("nsubj"):
            return
        relation = cue_words("verbs").get(analysis.lemma[verb].lower())
        if relation is None or analysis.upos[token] in _CLAUSE_TAGS or verb in self._events:
            return
        is_passive = analysis.deprel[token] == "nsubj:pass"
        for child in analysis.children[verb][:_WIDEST]:
            wanted = ("obl", "obl:agent") if is_passive else ("obj", "obl")
            if child in self._events and child != token and analysis.deprel[child] in wanted:
                turned = {"earlier": "later", "later": "earlier"}[relation]
                said = turned if is_passive else relation
                yield Cue(token, child, said, self._span(verb), "order.verb")
                return

    def _is_progressive(self, token: int) -> bool:
        """Tell whether a verb is one like "were marching"."""
        analysis = self._analysis
        return analysis.xpos[token] == "VBG" and any(
            analysis.lemma[child].lower() == "be" and analysis.deprel[child] == "aux"
            for child in analysis.children[token][:_WIDEST]
        )

    def _span(self, token: int) -> Span:
        return self._analysis.start[token], self._analysis.end[token]

    def _above(self, token: int) -> int | None:
        """Return the event that the clause or phrase of `token` hangs on."""
        analysis = self._analysis
        for _ in range(_HIGHEST):
            relation, token = analysis.deprel[token].partition(":")[0], analysis.head[token]
            if token < 0 or relation not in _PASSING:
                return None
            if token in self._events:
                return token
        return None

    def _before(self, token: int, adverb: int) -> int | None:
        """Return the event before: the first conjunct, else the main one of the last sentence."""
        analysis = self._analysis
        if analysis.deprel[token] == "conj":
            return analysis.head[token] if analysis.head[token] in self._events else None
        sentence = analysis.sentence[token]
        start = analysis.sentence_tokens[sentence][0]
        if analysis.head[token] >= 0 or sentence == 0:
            return None
        if adverb - start > _OPENING and adverb > token:
            return None
        return self._main(sentence - 1)

    def _main(self, sentence: int) -> int | None:
        """Return the event of a sentence that stands highest in its tree."""
        first, last = self._analysis.sentence_tokens[sentence]
        here = self._tokens[bisect_left(self._tokens, first) : bisect_left(self._tokens, last)]
        return min(here, key=lambda token: (self._analysis.depth[token], token), default=None)
