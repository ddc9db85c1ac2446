"""Interviews without labels: whose "I" the answers are, whose "you" the questions.

A document is such an interview if it says whom it interviews and two paragraphs or more are
questions. The one interviewed must be one person: the object of "interview", who "spoke with" or
"sat down with" somebody, or the one person of the title. Two candidates leave all open.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.statements.cue_lexicon import word_list

_I = frozenset(("i", "me", "my", "mine", "myself"))
_YOU = frozenset(("you", "your", "yours", "yourself"))
_WE = frozenset(("we", "us", "our", "ours"))
_FEWEST = 2
"""Question paragraphs that make an interview."""
_LONGEST = 120
"""Tokens of a question paragraph."""
_OPENING = 20
"""Blocks before the first question in which the interviewed is named."""


class Interview:
    """The interview that a document may be."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Find the questions, and whom they are put to."""
        self._analysis = analysis
        self._lookup = lookup
        self._tokens = [analysis.tokens_in(block.span) for block in analysis.blocks]
        self._questions = {index for index in range(len(self._tokens)) if self._asks(index)}
        self._first = min(self._questions, default=len(self._tokens))
        is_one = len(self._questions) >= _FEWEST
        self._interviewed = self._find() if is_one else None
        self._answers: dict[int, bool] = {}

    def speaker(self, token: int) -> tuple[str, ...]:
        """Return who "I" in an answer and "you" in a question is, nobody for other words."""
        analysis = self._analysis
        if self._interviewed is None or analysis.quote_level[token]:
            return ()
        block, form = analysis.block[token], analysis.form[token].lower()
        is_first = form in _I and self._is_answer(block)
        is_second = form in _YOU and block in self._questions
        return (self._interviewed,) if is_first or is_second else ()

    def _asks(self, block: int) -> bool:
        """Tell whether a short paragraph asks, and speaks of no "I" more than of "you"."""
        analysis, tokens = self._analysis, self._tokens[block]
        start, end = analysis.blocks[block].span
        if not tokens or len(tokens) > _LONGEST or analysis.text.find("?", start, end) < 0:
            return False
        first, second = self._count(block, _I | _WE), self._count(block, _YOU)
        if analysis.form[tokens[-1]] == "?":
            return self._count(block, _I) <= second
        asks = any(analysis.form[t] == "?" and not analysis.quote_level[t] for t in tokens)
        return asks and first < second

    def _is_answer(self, block: int) -> bool:
        if block not in self._answers:  # a paragraph may hold thousands of "I"
            self._answers[block] = self._answers_here(block)
        return self._answers[block]

    def _answers_here(self, block: int) -> bool:
        """Tell whether a paragraph follows a question or speaks of "I" more than of "you"."""
        if block <= self._first or block in self._questions:
            return False
        return block - 1 in self._questions or self._count(block, _I | _WE) > self._count(
            block, _YOU
        )

    def _count(self, block: int, words: frozenset[str]) -> int:
        return sum(self._analysis.form[token].lower() in words for token in self._tokens[block])

    def _find(self) -> str | None:
        """Return the one person interviewed: by the words of interviewing, the title deciding."""
        blocks = self._tokens[: min(self._first + 1, _OPENING)]
        told = self._told(blocks)
        titled = self._people(blocks[0])
        if len(told) == 1:
            return next(iter(told))
        both = [actor for actor in titled if actor in told]
        if len(both) == 1:
            return both[0]
        says_so = any(self._analysis.lemma[t].lower() == "interview" for ts in blocks for t in ts)
        return titled[0] if not told and says_so and len(titled) == 1 else None

    def _told(self, blocks: list[range]) -> set[str]:
        found: set[str] = set()
        for tokens in blocks:
            for token in tokens:
                if self._analysis.lemma[token].lower() in word_list("interviewing"):
                    found.update(self._partners(token))
        return found

    def _partners(self, cue: int) -> list[str]:
        """Return the persons whom a word of interviewing takes as object or with "with"."""
        analysis = self._analysis
        found = []
        is_interview = analysis.lemma[cue].lower() == "interview"
        for child in analysis.children[cue]:
            relation, case = analysis.deprel[child], analysis.child(child, "case")
            preposition = "" if case is None else analysis.lemma[case].lower()
            is_object = is_interview and relation in ("obj", "nsubj:pass")
            is_subject = not is_interview and relation == "nsubj"
            is_partner = relation in ("obl", "nmod") and preposition in ("with", "to", "of")
            if is_object or is_partner or is_subject:
                beside = analysis.children_by(child, "appos", "flat", "nmod:desc", "conj")
                found += self._people([child, *beside])
        return found

    def _people(self, tokens: Sequence[int]) -> list[str]:
        heads = [token for token in tokens if self._analysis.deprel[token] != "compound"]
        found = (actor for token in heads for actor in self._lookup.at(token))
        return list(dict.fromkeys(actor for actor in found if self._is_person(actor)))

    def _is_person(self, actor: str) -> bool:
        """Tell whether an actor is a person with a full name."""
        found = self._lookup.by_id[actor]
        is_named = any(mention.kind == "name" for mention in found.mentions)
        return found.type == "person" and is_named and " " in found.name and "'s" not in found.name
