"""Context from the analysis: the tree says which way a time looks, stretches what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.reading.times.context import PlainContext
from sayso.reading.times.tenses import SCHEDULED
from sayso.reading.times.tokens import word_set

if TYPE_CHECKING:  # numpy, which plain texts do without
    from sayso.language.analysis import Analysis
    from sayso.reading.times.tokens import Tokens


class TreeContext(PlainContext):
    """Context from the analysis, for times found on the text of the analysis."""

    def __init__(self, tokens: Tokens, analysis: Analysis) -> None:
        super().__init__(tokens)
        self._analysis = analysis

    def paragraph(self, token: int) -> int:
        """Return the block of the token."""
        return self._analysis.block[self._analysis.token_at(self._tokens.starts[token])]

    def quoted(self, token: int) -> int:
        """Return the outermost quotation that holds the token."""
        start = self._tokens.starts[token]
        index = bisect_right(self._quotation_starts, start) - 1
        while index >= 0:
            stretch = self._analysis.quotations[index]
            if stretch.level == 1:
                return index if start < stretch.end else -1
            index -= 1
        return -1

    def continued(self, quotation: int) -> int:
        """Look at the words between a quotation and the outermost one before it."""
        stretches = self._analysis.quotations
        before = quotation - 1
        while before >= 0 and stretches[before].level != 1:
            before -= 1
        if before < 0:
            return -1
        first = bisect_left(self._tokens.starts, stretches[before].end)
        end = bisect_left(self._tokens.starts, stretches[quotation].start)
        return before if self._is_short_gap(first, end) else -1

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [stretch.start for stretch in self._analysis.quotations]

    def direction(self, first: int, last: int) -> str:
        """Ask the verb beside or above the time, and the preposition before it."""
        fixed = self._fixed(first, last)
        if fixed is not None:
            return fixed
        tense = (
            self._adjacent_tense(first)
            or self._governor_tense(first, last)
            or self._tense_left(first)
            or self._tense_right(last)
        )
        return self._by_tense(self._word(first - 1), tense)

    def _adjacent_tense(self, first: int) -> str | None:
        """Take the verb right before the time ("announced Friday", "begin in January")."""
        if self._word(first - 3) == "to" and self._word(first - 1) in _ADVERBIAL:
            return self._infinitive_tense(first - 3)
        token = self._analysis.token_at(self._tokens.starts[first]) - 1
        if token > 0 and self._analysis.upos[token] == "ADP":
            token -= 1
        if token >= 0 and self._analysis.upos[token] == "VERB":
            return self._verb_tense(token)
        return None

    def _governor_tense(self, first: int, last: int) -> str | None:
        analysis = self._analysis
        inside = analysis.tokens_in((self._tokens.starts[first], self._tokens.ends[last]))
        above = inside[0] if inside else -1
        while above >= 0:
            is_told = analysis.upos[above] in {"VERB", "AUX"} or analysis.children_by(above, "cop")
            if above not in inside and is_told:
                tense = self._verb_tense(above)
                if tense is not None:
                    return tense
            above = analysis.head[above]
        return None

    def _verb_tense(self, verb: int) -> str | None:
        """Return the tense of one verb group; None where it hangs on the verb above."""
        analysis = self._analysis
        group = [verb, *analysis.children_by(verb, "aux", "aux:pass", "cop", "mark")]
        words = {analysis.form[token].lower() for token in group}
        tag = analysis.xpos[verb]
        if words & _WILL or analysis.lemma[verb] in _PLAN_LEMMAS:
            return "future"
        if tag == "VB" and "to" in words and analysis.deprel[verb] == "advcl":
            return None  # of purpose: "fired to mark the day"
        if tag == "VB" and "to" in words:
            return self._aim_tense(verb)
        if any(analysis.xpos[token] == "VBD" for token in group):
            return "past"
        if words & {"has", "have"}:
            return "perfect"
        if tag in {"VBZ", "VBP"} and analysis.upos[verb] == "VERB":
            return "future" if analysis.form[verb].lower() in SCHEDULED else "present"
        if tag == "VBN" and not words & {"is", "are", "be", "being"}:
            return "past"
        return None

    def _aim_tense(self, verb: int) -> str | None:
        """Return the tense of an infinitive with "to", by what it hangs on."""
        analysis, above = self._analysis, self._analysis.head[verb]
        if above < 0:
            return "future"
        if analysis.lemma[above] in _IMPLICATIVES:
            return None
        described = analysis.children_by(above, "amod", "det")
        if analysis.deprel[verb].startswith("acl") and any(
            analysis.form[token].lower() in _FIRSTS for token in described
        ):  # "the first countries to join"
            return "past"
        auxiliaries = {analysis.form[token].lower() for token in analysis.children_by(above, "aux")}
        cop = {
            analysis.form[token].lower() for token in analysis.children_by(above, "cop", "aux:pass")
        }
        return "past" if "had" in auxiliaries and "been" in cop else "future"


_FIRSTS = word_set("first second third last latest only youngest oldest")
_WILL = word_set("will shall 'll ’ll would wo must should")
_IMPLICATIVES = word_set(
    "go manage begin start continue proceed come help cease fail use get force lead dare happen"
)
"""Verbs whose infinitive happened when they did ("went on to seize")."""
_PLAN_LEMMAS = word_set("schedule expect plan")
_ADVERBIAL = word_set("on in at by before after this next")
