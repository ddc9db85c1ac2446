"""What stands around a time: paragraph, quotation, and the direction that tense and words give.

Two readers of the same three questions. `PlainContext` needs only the tokens of the text and
finds tense by a short word list. `TreeContext` asks the analysis: sentence, governing verb, its
auxiliaries, quotations.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Protocol

from sayso.language.analysis import Analysis
from sayso.reading.times.tokens import PARAGRAPH, Tokens, word_set


class Context(Protocol):
    """What the anchors ask about the surroundings of tokens `first` to `last`."""

    def direction(self, first: int, last: int) -> str:
        """Return `past`, `future` or `near` (nothing decides)."""

    def bounds(self, first: int) -> bool:
        """Whether the time is a term that bounds something, by the word before: "from 1 June"."""

    def paragraph(self, token: int) -> int:
        """Return the running number of the paragraph."""

    def quoted(self, token: int) -> int:
        """Return the running number of the quotation that holds the token, or -1."""

    def tells(self, token: int, quotation: int) -> bool:
        """Whether a verb of saying links the token to a quotation in its paragraph."""

    def opens_sentence(self, first: int) -> bool:
        """Whether a time stands at the start of its sentence, behind a preposition at most."""

    def continued(self, quotation: int) -> int:
        """Return the quotation whose speech this one goes on with, or -1."""

    def is_perfect(self, first: int) -> bool:
        """Whether "for" and a present perfect stand before the token ("has held for")."""

    def aside(self, token: int) -> bool:
        """Whether the token stands in brackets or speaks of a person's birth."""

    @property
    def words(self) -> list[str]:
        """The words of all tokens in lower case."""

    @property
    def written(self) -> list[str]:
        """The words of all tokens as they stand."""


_FUTURE = word_set(
    "will shall ll would scheduled due plans planned planning expected expects hopes hope wants "
    "deadline upcoming must should intends"
)
_PAST = word_set(
    "was were had did been said told saw met began went came took made gave left fell rose won "
    "lost held sent led fought broke brought shot struck found became got put ran spoke wrote "
    "drove flew fled built bought sold paid kept knew thought felt heard stood sat spent grew drew "
    "threw blew won beat cut hit quit hurt shut"
)
_NOT_INFINITIVE = word_set(
    "the a an his her its their our my your this that these those be's us them him me it january "
    "february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_NOT_PAST = word_set(
    "need indeed united hundred speed feed seed breed red bed wounded succeed proceed exceed "
    "sacred hatred kindred"
)
_BACKWARD = word_set("since")
_FORWARD = word_set("until till by")
_MODALS = word_set("will to would shall ll must should can may")
_UNTIL = word_set("until till to")
_DEFERRED = word_set(
    "postponed delayed adjourned deferred suspended rescheduled off back extended prolonged"
)
_APPOINTMENTS = word_set(
    "election elections vote poll polls ballot referendum meeting meetings talks summit deadline "
    "match game session hearing trial runoff conference"
)
"""What a coming day can own: "Sunday's election"; other days own what has happened."""
_THREATS = word_set(
    "warned warns warn warning threatened threatens threaten threat fear fears feared"
)
_OF_THREATS = word_set("of against about")
_RUNS_OUT = word_set(
    "expires expire opens open begins begin starts start resumes resume ends end convenes convene "
    "meets meet votes vote elects elect takes closes close arrives arrive leaves leave returns"
)
"""Verbs whose present tense tells of an appointment ("expires on Tuesday")."""
_GOVERNOR_REACH = 4
_GOVERNORS = word_set(
    "agre plan prom vow vowe vows expe due sche inte want hope is are was were deci invi orde aske "
    "ask asks thre set read prep need seek soug try trie tryi dead able offe call urge like pled "
    "refu prop allo perm dire inst told tell appe vote oppo chan righ bid has have goin abou ough "
    "wait dema requ warn ulti will reso unti appr elec pres"
)
"""The first four letters of words whose infinitive lies ahead ("agreed to meet on Friday")."""
_TERMS = word_set("from effective")
_SENTENCE_ENDS = frozenset({".", "!", "?", PARAGRAPH, ";"})
_REACH = 24
_ASIDE_REACH = 8
_TELLING_REACH = 16
_SPEECH_REACH = 80
_PRONOUNS = frozenset({"he", "she", "they"})
_SAYING = word_set(
    "said says told tells wrote posted announced declared vowed warned added argued claimed "
    "insisted stated tweeted promised threatened replied answered asked urged"
)


class PlainContext:
    """Context from the words alone; every question costs at most two short walks."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._lower = [word.lower() for word in tokens.words]

    @property
    def words(self) -> list[str]:
        """The words of all tokens in lower case."""
        return self._lower

    @property
    def written(self) -> list[str]:
        """The words of all tokens as they stand."""
        return self._tokens.words

    def direction(self, first: int, last: int) -> str:
        """Look at the preposition, then left for the nearest verb, then right."""
        return self._fixed(first, last) or self._by_tense(
            self._word(first - 1), self._tense_left(first) or self._tense_right(last)
        )

    def _fixed(self, first: int, last: int) -> str | None:
        """Return the direction that words beside the time decide, whatever the tense."""
        before = self._word(first - 1)
        if before in _BACKWARD:
            return "past"
        if before == "effective":
            return "future"
        if before == "of" and self._word(first - 2) == "ahead":
            return "future"
        if before in _UNTIL and _DEFERRED & set(self._lower[max(0, first - 6) : first - 1]):
            return "future"
        if self._word(last + 1) == "'" and self._word(last + 2) == "s":
            following = set(self._lower[last + 3 : last + 6])
            return None if following & _APPOINTMENTS else "past"
        warned = self._lower[max(0, first - _REACH // 2) : first - 1]
        if any(word in _THREATS and warned[i + 1 : i + 2] and warned[i + 1] in _OF_THREATS
               for i, word in enumerate(warned)):  # fmt: skip
            return "future"
        return "future" if self._word(first - 2) in _RUNS_OUT and before == "on" else None

    def _by_tense(self, before: str, tense: str | None) -> str:
        if before in _FORWARD and tense != "past":
            return "future"
        return "past" if tense == "perfect" else tense or "near"

    def bounds(self, first: int) -> bool:
        """Look at the word before the time."""
        return self._word(first - 1) in _TERMS

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else PARAGRAPH

    def _tense_left(self, first: int) -> str | None:
        """Return the tense of the nearest verb before; an infinitive of purpose has none itself."""
        lower, following, purpose = self._lower, "", None
        for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
            word = lower[index]
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                break
            tense = _tense(word, following)
            if word == "to" and tense == "future":
                tense = self._infinitive_tense(index)
                purpose = purpose or "future"
            if tense is not None:
                return self._with_auxiliary(index, tense)
            following = word
        return purpose

    def _infinitive_tense(self, index: int) -> str | None:
        """Return the tense of "to" and a verb: ahead behind "agreed", done behind "managed"."""
        if self._word(index - 1) in _CAME_TO_PASS:
            return "past"
        before = self._lower[max(0, index - _GOVERNOR_REACH) : index]
        return "future" if any(word[:4] in _GOVERNORS for word in before) else None

    def _tense_right(self, last: int) -> str | None:
        lower, end = self._lower, min(len(self._lower), last + 1 + _REACH)
        for index in range(last + 1, end):
            word = lower[index]
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                return None
            tense = _tense(word, self._word(index + 1))
            if tense is not None:
                return tense
        return None

    def _with_auxiliary(self, index: int, tense: str) -> str:
        """Let a participle behind "will be" or "to be" look forward."""
        if tense != "past":
            return tense
        window = [self._word(i) for i in range(max(0, index - 3), index)]
        if "be" in window and _MODALS & set(window):
            return "future"
        return tense

    def _ends_sentence(self, index: int, word: str) -> bool:
        if word != ".":
            return True
        following = self._tokens.words[index + 1] if index + 1 < len(self._tokens) else "A"
        before = self._word(index - 1)
        return not following[0].islower() and len(before) > 1 and before not in _ABBREVIATIONS

    def tells(self, token: int, quotation: int) -> bool:
        """Look on both sides for the quotation, with a verb of saying on the way."""
        return (
            self._tells(token, quotation, -1)
            or self._tells(token, quotation, 1)
            or self._brings_on(token, quotation)
            or self._same_speaker(token, quotation)
        )

    def opens_sentence(self, first: int) -> bool:
        """Look a few words back for the end of the sentence before."""
        for index in range(first - 1, first - 1 - _OPENING_REACH, -1):
            word = self._word(index)
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                return True
            if word not in _OPENING:
                return False
        return False

    def continued(self, quotation: int) -> int:
        """Look at the words between two quotations: few, and in one paragraph."""
        opens, numbers = self._quotes
        at = bisect_left(self._opening, quotation, key=numbers.__getitem__)
        if at >= len(self._opening) or self._opening[at] < 2:
            return -1
        mark = self._opening[at]
        return quotation - 1 if self._is_short_gap(opens[mark - 1] + 1, opens[mark]) else -1

    def _is_short_gap(self, first: int, end: int) -> bool:
        between = self._lower[first:end]
        return len(between) <= _GOES_ON_REACH and PARAGRAPH not in between

    def is_perfect(self, first: int) -> bool:
        """Look for "for", then left for "has" or "have" behind which no other tense stands."""
        if self._word(first - 1) != "for":
            return False
        for index in range(first - 1, max(-1, first - 1 - _PERFECT_REACH), -1):
            word = self._word(index)
            if word in {"has", "have"}:
                return True
            if word in _NO_PERFECT or (word in _SENTENCE_ENDS and self._ends_sentence(index, word)):
                return False
        return False

    def _brings_on(self, token: int, quotation: int) -> bool:
        """Whether the token's sentence tells of a speech or letter and the quotation comes next.

        On Thursday the colonel addressed the nation. "This morning …"
        """
        speaks = self._speaks_before(token)
        ends = 0
        for index in range(token + 1, min(len(self._lower), token + 1 + _REACH)):
            word = self._word(index)
            if self.quoted(index) == quotation:
                return speaks
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                ends += 1
                if ends > 1:
                    return False
            speaks = speaks or (word in _SPEAKING and not ends)
        return False

    def _speaks_before(self, token: int) -> bool:
        for index in range(token - 1, max(-1, token - _SPEAKING_REACH), -1):
            word = self._word(index)
            if word in _SPEAKING:
                return True
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                return False
        return False

    def _same_speaker(self, token: int, quotation: int) -> bool:
        """Whether the one who opens the quotation is named beside the time, before it.

        "On Saturday Vell spoke on television. … Vell stated, “Today …”"; the cue stands right
        before the quotation, its subject before it.
        """
        opening = token
        while opening < min(len(self._lower), token + _SPEECH_REACH):
            opening += 1
            if self._word(opening) == PARAGRAPH:
                return False
            if self.quoted(opening) == quotation:
                break
        cue = next((i for i in range(opening - 1, opening - 4, -1) if self._word(i) in _SAYING), -1)
        speaker = self._word(cue - 1)
        is_name = self._tokens.words[cue - 1][0].isupper() or speaker in _PRONOUNS
        if cue < 0 or not is_name:
            return False
        return speaker in _PRONOUNS or speaker in self._lower[token : cue - 1]

    def _tells(self, token: int, quotation: int, step: int) -> bool:
        is_said = self._word(token - 1) in _SAYING or self._word(token - 2) in _SAYING
        for index in range(token + step, token + step * _TELLING_REACH, step):
            word = self._word(index)
            if self.quoted(index) == quotation:
                return is_said
            if word in _SENTENCE_ENDS and self._ends_sentence(index, word):
                return False
            is_said = is_said or word in _SAYING
        return False

    def aside(self, token: int) -> bool:
        """Look a few words back for an open bracket or "born"."""
        for index in range(token - 1, max(-1, token - 1 - _ASIDE_REACH), -1):
            word = self._word(index)
            if word in {"(", "[", "born"}:
                return True
            if word in {")", "]", PARAGRAPH}:
                return False
        return False

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [i for i, word in enumerate(self._tokens.words) if word == PARAGRAPH]

    def paragraph(self, token: int) -> int:
        """Count the paragraph breaks before the token."""
        return bisect_right(self._paragraphs, token)

    @cached_property
    def _quotes(self) -> tuple[list[int], list[int]]:
        opens, numbers, is_open, number = [0], [-1], False, 0
        for index, word in enumerate(self._tokens.words):
            if word in {"“", "”", '"'}:
                is_open = word == "“" or (word == '"' and not is_open)
            elif word == PARAGRAPH:
                is_open = False
            else:
                continue
            number += is_open
            opens.append(index)
            numbers.append(number if is_open else -1)
        return opens, numbers

    @cached_property
    def _opening(self) -> list[int]:
        """The rows of `_quotes` that open a quotation, in order of their numbers."""
        return [row for row, number in enumerate(self._quotes[1]) if number >= 0]

    def quoted(self, token: int) -> int:
        """Return the number of the quotation, found by the marks."""
        opens, numbers = self._quotes
        return numbers[bisect_right(opens, token) - 1]


_SPEAKING = _SAYING | word_set(
    "addressed address spoke speaking speech statement broadcast interview letter diary message "
    "note post telegram reads read dated quoted warning"
)
_SPEAKING_REACH = 10
_OPENING_REACH = 6
_OPENING = word_set(
    "in by during since from until at the early late end beginning start and but then later of on "
    "spring summer autumn fall winter year ,"
)
_PERFECT_REACH = 14
_GOES_ON_REACH = 14
_NO_PERFECT = word_set("was were had did said will would that which who he she they it")


_CAME_TO_PASS = word_set(
    "on went managed began started continued proceeded came helped failed used"
)


def _tense(word: str, following: str) -> str | None:
    if word in _FUTURE or (word == "set" and following in {"to", "for"}):
        return "future"
    if word in _PAST:
        return "past"
    if word == "to":
        starts = following[:1].isalpha() and following not in _NOT_INFINITIVE
        return "future" if starts else None
    if word.endswith("ed") and word not in _NOT_PAST and len(word) > 3:
        return "past"
    return None


_ABBREVIATIONS = word_set(
    "mr mrs ms dr gen col lt sgt capt rep sen gov st u.s jan feb mar apr jun jul aug sep sept oct "
    "nov dec mon tue wed thu fri sat sun no vs inc corp co ltd"
)


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
        """Take the verb right before the time ("announced Friday"), whatever the tree says."""
        token = self._analysis.token_at(self._tokens.starts[first]) - 1
        if token >= 0 and self._analysis.upos[token] == "VERB":
            return self._verb_tense(token)
        return None

    def _governor_tense(self, first: int, last: int) -> str | None:
        analysis = self._analysis
        inside = analysis.tokens_in((self._tokens.starts[first], self._tokens.ends[last]))
        above = inside[0] if inside else -1
        while above >= 0:
            if above not in inside and analysis.upos[above] in {"VERB", "AUX"}:
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
        if tag == "VB" and "to" in words:
            above = analysis.head[verb]
            is_done = above >= 0 and analysis.lemma[above] in _IMPLICATIVES
            return None if is_done else "future"
        if any(analysis.xpos[token] == "VBD" for token in group):
            return "past"
        if words & {"has", "have"}:
            return "perfect"
        if tag == "VBN" and not words & {"is", "are", "be", "being"}:
            return "past"
        return None


_WILL = word_set("will shall 'll ’ll would wo")
_IMPLICATIVES = word_set(
    "go manage begin start continue proceed come help cease fail use get force lead dare happen"
)
"""Verbs whose infinitive happened when they did ("went on to seize")."""
_PLAN_LEMMAS = word_set("schedule expect plan")
