"""Noun phrases over the tree: their bounds, determiners, governors.

A phrase is maximal but for what is loosely attached: no relative clause, no apposition, no
conjunct, no preposition or possessive mark of its own. All functions take token indices.
"""

from collections.abc import Collection

from sayso.language.analysis import Analysis

_LEFT = frozenset(
    {
        "det", "det:predet", "amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked",
        "nummod", "flat", "goeswith", "nmod:npmod", "nmod:tmod", "advmod",
    }
)  # fmt: skip
_RIGHT = frozenset(
    {"flat", "compound", "nmod", "nmod:desc", "nmod:unmarked", "amod", "acl", "nummod", "fixed",
     "goeswith", "flat:foreign"}
)  # fmt: skip
# Marks that may stand between the head and a later part of its phrase.
_CLOSE = frozenset({"case", "det", "punct:hyphen"})
_SHORT_CLAUSE = 8
_LONGEST_NAME = 8
_GOES_ON = frozenset({"conj", "fixed", "obl", "obj", "obl:agent", "nmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "[", "]", ".", "?", "!"})
_DANGLING = frozenset({"PUNCT", "ADP", "CCONJ", "DET"})
_DEEPEST = 40
"""Below this depth of nesting, phrases are cut: no sentence of news is so deep."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Phrases:
    """The noun phrases of one analysis; bounds are worked out once a head."""

    def __init__(
        self,
        analysis: Analysis,
        acting: Collection[int] = (),
        predicates: Collection[int] = (),
        tied: Collection[int] = (),
    ) -> None:
        """Keep the analysis and an empty memory.

        `acting` are heads that are told to act, `predicates` the words that may name an event,
        `tied` the names that a tie makes a party.
        """
        self.analysis = analysis
        self.acting = frozenset(acting)
        self.predicates = frozenset(predicates)
        self.tied = frozenset(tied)
        self._bounds: dict[int, tuple[int, int]] = {}
        self._nesting = 0

    def bounds(self, head: int) -> tuple[int, int]:
        """Return the first and last token of the phrase of `head`, both included."""
        known = self._bounds.get(head)
        if known is not None:
            return known
        if self._nesting > _DEEPEST:
            return head, head
        self._nesting += 1
        found = self._bounds[head] = self._find_bounds(head)
        self._nesting -= 1
        return found

    def _find_bounds(self, head: int) -> tuple[int, int]:
        first = last = head
        kept = self._kept_children(head)
        for child in kept:
            if child < head:
                first = min(first, self._outer_bounds(child)[0])
            else:
                last = max(last, self._outer_bounds(child)[1])
        return self._clamped(head, first, last)

    def _clamped(self, head: int, first: int, last: int) -> tuple[int, int]:
        """Cut the phrase where no noun phrase goes on, whatever a doubtful tree says."""
        a = self.analysis
        left = head
        while left > first and not self._ends_left(left - 1, head):
            left -= 1
        while left < head and a.upos[left] in {"PUNCT", "PART", "CCONJ"}:
            left += 1
        while left > 1 and self._is_hyphen_between(left - 1):
            left -= 2  # "London-based": the tree may leave the first part out
        right = head
        while right < last and a.xpos[right + 1] not in _FINITE and a.form[right + 1] not in _STOPS:
            right += 1
        # Possessive marks between the parts belong inside, a dangling one does not.
        while right > head and (a.upos[right] in _DANGLING or a.lemma[right] == "'s"):
            right -= 1
        return left, right

    def _is_hyphen_between(self, token: int) -> bool:
        a = self.analysis
        touches = a.end[token - 1] == a.start[token] and a.end[token] == a.start[token + 1]
        return a.form[token] == "-" and touches and a.sentence[token - 1] == a.sentence[token + 1]

    def _ends_left(self, token: int, head: int) -> bool:
        a = self.analysis
        if a.form[token] in _STOPS:
            # "a tall, quiet man": a comma between adjectives goes on
            return a.form[token] != "," or a.upos[token + 1] != "ADJ" or a.upos[token - 1] != "ADJ"
        if a.upos[token] == "ADP":
            return not any(a.deprel[c] == "nmod:poss" and c > token for c in a.children[head])
        return a.xpos[token] in _FINITE or a.upos[token] in {"SCONJ", "AUX"}

    def _kept_children(self, head: int) -> list[int]:
        a = self.analysis
        kept = []
        above = a.head[head]
        for child in a.children[head]:
            relation = a.deprel[child]
            if child < above < head:
                continue  # "X will meet Y" in a doubtful tree: the verb parts the two
            if child < head:
                if relation in _LEFT and (relation != "advmod" or self._is_inside(child)):
                    kept.append(child)
            elif relation in _RIGHT and (relation != "acl" or self._is_short(child)):
                kept.append(child)
            elif relation not in _CLOSE:
                break
        return kept

    def _is_short(self, clause: int) -> bool:
        a = self.analysis
        first, last = a.subtree_bounds[clause]
        # "called on the men to leave": an infinitive is seldom the noun's
        return last - first < _SHORT_CLAUSE and a.lemma[first] != "to"

    def _is_inside(self, adverb: int) -> bool:
        """Say whether an adverb stands behind an article: "the then minister"."""
        return adverb > 0 and self.analysis.upos[adverb - 1] in {"DET", "ADJ", "PRON"}

    def _outer_bounds(self, token: int) -> tuple[int, int]:
        """Return the bounds of a nested phrase with its preposition and conjuncts."""
        a = self.analysis
        if a.deprel[token] == "acl" or self._nesting > _DEEPEST:
            return a.subtree_bounds[token]
        first, last = self.bounds(token)
        members = [token]
        for member in members:  # a list, not recursion: a damaged tree may chain thousands
            last = max(last, self.bounds(member)[1])
            for child in a.children[member]:
                relation = a.deprel[child]
                if relation == "case":
                    first = min(first, child) if member == token else first
                    last = max(last, child)
                elif relation in _GOES_ON and child > member:
                    members.append(child)
        return first, last

    def first_after_determiner(self, head: int) -> int:
        """Return the first token of the phrase that is no determiner."""
        a = self.analysis
        first, _ = self.bounds(head)
        while first < head and a.upos[first] == "DET" and a.form[first + 1] != "-":
            first += 1
        return first

    def short_words(self, head: int) -> str:
        """Return the words of the phrase without its article, cut to the head if it is long."""
        a = self.analysis
        first, last = self.first_after_determiner(head), self.bounds(head)[1]
        last = head if last - first >= _LONGEST_NAME else last
        return " ".join(a.text[a.start[first] : a.end[last]].split())

    def case_of(self, head: int) -> str:
        """Return the preposition of the phrase in lower case, empty if there is none."""
        a = self.analysis
        for child in a.children[head]:
            if a.deprel[child] == "case" and child < head:
                return a.form[child].lower()
        return ""

    def is_definite(self, head: int) -> bool:
        """Say whether the phrase has a definite article or demonstrative."""
        a = self.analysis
        return any(
            a.deprel[child] == "det" and a.form[child].lower() in _DEFINITE
            for child in a.children[head]
        )

    def is_indefinite(self, head: int) -> bool:
        """Say whether the phrase has another determiner or a numeral."""
        a = self.analysis
        return any(
            a.deprel[child] == "nummod"
            or (a.deprel[child] == "det" and a.form[child].lower() not in _DEFINITE)
            for child in a.children[head]
        )

    def chain_head(self, token: int) -> int:
        """Return the first conjunct of the coordination that `token` stands in."""
        a = self.analysis
        while a.deprel[token] == "conj" and a.head[token] >= 0:
            token = a.head[token]
        return token


def head_of_range(analysis: Analysis, start: int, end: int) -> int:
    """Return the token of `[start, end)` whose governor lies outside; the highest, then first."""
    outside = [t for t in range(start, end) if not start <= analysis.head[t] < end]
    if len(outside) == 1:
        return outside[0]
    return min(outside or range(start, end), key=lambda t: (analysis.depth[t], t))


def is_plural(phrases: Phrases, token: int) -> bool:
    """Say whether the noun at `token` is plural."""
    a = phrases.analysis
    return a.xpos[token] in {"NNS", "NNPS"} or "Number=Plur" in a.feats[token]
