"""Which way a time looks, by the words around it: tense, prepositions, deferral, threats.

`Tenses` reads a plain text with short word lists; every question costs at most two short walks in
the sentence. It answers `past`, `future` or `near` (nothing decides).
"""

from sayso.reading.times.tokens import PARAGRAPH, Tokens, word_set

REACH = 24
"""How many tokens a question looks around at most."""


class Words:
    """The words of a text in lower case, and where its sentences end."""

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

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else PARAGRAPH

    def _ends_sentence(self, index: int, word: str) -> bool:
        if word != ".":
            return True
        following = self._tokens.words[index + 1] if index + 1 < len(self._tokens) else "A"
        before = self._word(index - 1)
        return not following[0].islower() and len(before) > 1 and before not in _ABBREVIATIONS


class Tenses(Words):
    """Directions by tense and by the words beside a time."""

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
        if before in {"until", "till"} and self._stands_in_perfect(first):
            return "future"
        if before == "effective":
            return "future"
        if before == "of" and self._word(first - 2) == "ahead":
            return "future"
        if before in _UNTIL and _DEFERRED & set(self._lower[max(0, first - 6) : first - 1]):
            return "future"
        if self._word(last + 1) == "'" and self._word(last + 2) == "s":
            following = set(self._lower[last + 3 : last + 6])
            return None if following & _APPOINTMENTS else "past"
        warned = self._lower[max(0, first - REACH // 2) : first - 1]
        if any(word in _THREATS and warned[i + 1 : i + 2] and warned[i + 1] in _OF_THREATS
               for i, word in enumerate(warned)):  # fmt: skip
            return "future"
        if self._word(first - 2) not in SCHEDULED or before != "on":
            return None
        return "past" if self._infinitive_tense_at(first - 3) == "past" else "future"

    def _infinitive_tense_at(self, index: int) -> str | None:
        return self._infinitive_tense(index) if self._word(index) == "to" else None

    def _by_tense(self, before: str, tense: str | None) -> str:
        if before in _FORWARD and tense != "past":
            return "future"
        return {"perfect": "past", "present": "near", None: "near"}.get(tense, tense or "near")

    def bounds(self, first: int) -> bool:
        """Look at the word before the time."""
        return self._word(first - 1) in _TERMS

    def is_told(self, first: int) -> bool:
        """Look for a past verb right before the preposition: "died on 20 October"."""
        return self._word(first - 2) in _DONE and self._word(first - 1) in {"on", "in"}

    def is_perfect(self, first: int) -> bool:
        """Look for "for", then left for "has" or "have" behind which no other tense stands."""
        return self._word(first - 1) == "for" and self._stands_in_perfect(first)

    def _stands_in_perfect(self, first: int) -> bool:
        for index in range(first - 1, max(-1, first - 1 - _PERFECT_REACH), -1):
            word = self._word(index)
            if word in {"has", "have"}:
                return True
            if word in _NO_PERFECT or (word in SENTENCE_ENDS and self._ends_sentence(index, word)):
                return False
        return False

    def _tense_left(self, first: int) -> str | None:
        """Return the tense of the nearest verb before; an infinitive of purpose has none itself."""
        lower, following, purpose = self._lower, "", None
        for index in range(first - 1, max(-1, first - 1 - REACH), -1):
            word = lower[index]
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
                break
            tense = _tense(word, following)
            if word == "to" and tense == "future":
                tense = self._infinitive_tense(index)
                purpose = purpose or "future"
            if tense is not None:
                return self._with_auxiliary(index, tense)
            if word in SCHEDULED and self._word(index - 1) not in _BEFORE_NOUNS:
                purpose = purpose or "future"
            following = word
        return purpose

    def _infinitive_tense(self, index: int) -> str | None:
        """Return the tense of "to" and a verb: ahead behind "agreed", done behind "managed"."""
        if self._word(index - 1) in _CAME_TO_PASS:
            return "past"
        before = self._lower[max(0, index - _GOVERNOR_REACH) : index]
        is_due = self._word(index - 1) in _BE or any(word[:4] in _GOVERNORS for word in before)
        if is_due:
            return "past" if "had" in before and "been" in before else "future"
        return "past" if self._follows_first(index) else None

    def _follows_first(self, index: int) -> bool:
        """Whether "to" belongs to "the first countries to join", which they did."""
        for at in range(index - 1, max(-1, index - 1 - _FIRST_REACH), -1):
            word = self._lower[at]
            if word in _FIRSTS:
                return self._word(at - 1) in {"the", "its", "their", "his", "her"}
            if not word[0].isalnum() and word != "-":
                return False
        return False

    def _tense_right(self, last: int) -> str | None:
        lower, end = self._lower, min(len(self._lower), last + 1 + REACH)
        for index in range(last + 1, end):
            word = lower[index]
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
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
        if {"is", "are"} & set(window[-1:]) and not _PAST_FORMS & {self._word(index)}:
            return "present"
        if _STAYS & set(window) and _MODALS & set(window):
            return "future"
        return tense


def _tense(word: str, following: str) -> str | None:
    if word in _PLANS:
        return "future" if following in _PLANNED else None
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


_FUTURE = word_set(
    "will shall ll would scheduled due planned planning expected expects hope hoped "
    "wants awaited anticipated foreseen likely faces awaits "
    "deadline upcoming must should intends"
)
_PLANS = frozenset({"plans", "hopes"})
"""Verbs or nouns ("when he set aside his plans"): the next word tells."""
_PLANNED = word_set("to a an the on for its his her their")
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
_PAST_FORMS = word_set("was were had did said")
_STAYS = word_set("be remain stay get")
_MODALS = word_set("will to would shall ll must should can may")
_BEFORE_NOUNS = word_set("the a an of at his her its their and or no")
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
SCHEDULED = word_set(
    "expires expire opens open begins begin starts start resumes resume ends end convenes convene "
    "meets meet votes vote elects elect takes closes close arrives arrive leaves leave returns "
    "return follows follow sails sail departs depart reopens reopen hears addresses travels "
    "flies lands"
)
"""Verbs whose present tense tells of an appointment ("expires on Tuesday")."""
_BE = word_set("is are was were has have had be been")
_GOVERNOR_REACH = 4
_FIRST_REACH = 8
_FIRSTS = word_set("first second third last latest only youngest oldest")
_GOVERNORS = word_set(
    "agre plan prom vow vowe vows expe due sche inte want hope deci invi orde aske "
    "ask asks thre set read prep need seek soug try trie tryi dead able offe call urge like pled "
    "refu supp prop allo perm dire inst told tell appe vote oppo chan righ bid goin abou ough "
    "wait dema requ warn ulti will reso unti appr elec pres"
)
"""The first four letters of words whose infinitive lies ahead ("agreed to meet on Friday")."""
_CAME_TO_PASS = word_set(
    "on went managed began started continued proceeded came helped failed used"
)
_DONE = word_set(
    "died killed shot arrested murdered executed hanged fell captured attacked seized stormed "
    "bombed ambushed abducted kidnapped wounded detained assassinated surrendered fled"
)
"""Verbs that no announcement of a day to come uses in the past tense."""
_TERMS = word_set("from effective")
_PERFECT_REACH = 14
_NO_PERFECT = word_set("was were had did said will would that which who he she they")
SENTENCE_ENDS = frozenset({".", "!", "?", PARAGRAPH, ";"})
_ABBREVIATIONS = word_set(
    "mr mrs ms dr gen col lt sgt capt rep sen gov st u.s jan feb mar apr jun jul aug sep sept oct "
    "nov dec mon tue wed thu fri sat sun no vs inc corp co ltd"
)
