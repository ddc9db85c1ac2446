"""Events that a text dates, by the words that name them: for counts like "a week into the strike".

Every time lends its id to the telling words of its sentence; a word keeps the time nearest to it
and, for counts "into" an event, the time beside a verb of beginning. A count from an event asks
for the head of the words behind "before", "after", "into" or "of". Words of one kind of event
(`[event]` in the lexicon: "strike", "walkout") stand for each other. Only look-ups, no searching
back: linear in the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.reading.times.rules import rulebook
from sayso.reading.times.tokens import word_set

_REACH = 24
_HEAD_REACH = 8
_BEGIN_REACH = 5
_NAME_REACH = 12
_SHORTEST = 3
_ENDS = frozenset((".", "!", "?", ";", "\n\n"))
_STOPS = word_set(
    "the a an his her its their our my your this that these those of in on at to into from by with "
    "for and or but as after before until since when while who which where was were is are be been "
    "had has have did not will would could should may might it he she they we i him them us no all "
    "some any there than then also one two three first second last next new old said says told"
)
_RELATIVE = frozenset({"which", "that", "begun"})
_BEGINNINGS = word_set(
    "began begin begins beginning started start starts broke launched erupted opened outbreak set "
    "onset declared called imposed mounted laid proclaimed"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A word at a token, `distance` tokens from the time `id`."""

    id: str
    token: int
    distance: int
    begins: bool
    before: "_Mention | None" = None
    """The mention of the same word before this one."""


class EventIndex:
    """Words of dated events, filled in text order."""

    def __init__(self, words: Sequence[str], written: Sequence[str]) -> None:
        """Index lower-case `words`; `written` are the same as they stand, for names."""
        self._words, self._written = words, written
        self._kinds: Mapping[str, object] = rulebook().lexicon["event"]
        self._latest: dict[str, _Mention] = {}
        self._onset: dict[str, _Mention] = {}
        self.begun: str | None = None
        """The last time beside which something is told to have begun."""

    def told(self, time: str, first: int, last: int, *, is_counted: bool) -> None:
        """Lend the time over tokens `first` to `last` to the words of its sentence.

        A time that is itself counted from an event does not date that event.
        """
        skipped = frozenset(self._candidates(last + 1)) if is_counted else frozenset()
        for step, start in ((-1, first - 1), (1, last + 1)):
            at = start
            while 0 <= at < len(self._words) and abs(at - start) < _REACH:
                word = self._words[at]
                if word in _ENDS:
                    break
                if len(word) >= _SHORTEST and word not in _STOPS | skipped and word[0].isalpha():
                    self._keep(word, _Mention(time, at, abs(at - start), self._begins(at)))
                at += step

    def _begins(self, at: int) -> bool:
        around = self._words[max(0, at - 3) : at + _BEGIN_REACH]
        return any(word in _BEGINNINGS for word in around)

    def _keep(self, word: str, mention: _Mention) -> None:
        if mention.begins:
            self.begun = mention.id
        for key in self._keys(word):
            known = self._latest.get(key)
            if known is None:
                self._latest[key] = mention
            elif known.token != mention.token:
                self._latest[key] = replace(mention, before=replace(known, before=None))
            elif mention.distance < known.distance:
                self._latest[key] = replace(mention, before=known.before)
            onset = self._onset.get(key)
            is_nearer = onset is not None and onset.token == mention.token and (
                mention.distance < onset.distance
            )  # fmt: skip
            if onset is None or is_nearer or (mention.begins and not onset.begins):
                self._onset[key] = mention

    def _keys(self, word: str) -> tuple[str, ...]:
        stem = _stem(word)
        kind = self._kinds.get(word) or self._kinds.get(stem)
        return (stem, f"={kind}") if kind else (stem,)

    def dated(self, after: int, *, at_onset: bool) -> str | None:
        """Return the time of the event that the words behind token `after` name, or None."""
        following = self._words[after + 1 : after + 1 + _HEAD_REACH]
        is_begun = at_onset or any(word in _BEGINNINGS for word in following)
        table = self._onset if is_begun else self._latest
        end = self._phrase_end(after)
        for word in self._candidates(after):
            for key in self._keys(word):
                mention = table.get(key)
                while mention is not None:
                    is_asking = after < mention.token < end
                    if (not is_asking or self._is_told_beside(mention)) and self._shares_names(
                        mention, after, end
                    ):
                        return mention.id
                    mention = mention.before
        return None

    def _is_told_beside(self, mention: _Mention) -> bool:
        """Whether a clause dates the event right there: "the offensive, which began on 1 July"."""
        if mention.distance <= 1:  # "the earthquake of 30 January", "the 30 January earthquake"
            return True
        after, relative = (*self._words[mention.token + 1 : mention.token + 3], "", "")[:2]
        return after == "," and (relative in _RELATIVE or relative in _BEGINNINGS)

    def _shares_names(self, mention: _Mention, after: int, end: int) -> bool:
        """Whether "the fall of Lys" can be that event: its name, if any, stands beside."""
        names = {w.lower() for w in self._written[after + 1 : end] if w[0].isupper()}
        around = self._words[max(0, mention.token - _NAME_REACH) : mention.token + _NAME_REACH]
        return not names or not names.isdisjoint(around)

    def _candidates(self, after: int) -> list[str]:
        """Return the head of the noun phrase behind `after`, then the words that tell of events."""
        phrase: list[str] = []
        following: list[str] = []
        is_phrase = True
        for word in self._words[after + 1 : self._phrase_end(after)]:
            if not word[0].isalpha():
                continue
            is_phrase = is_phrase and not (phrase and word in _STOPS)
            if word in _STOPS:
                continue
            (phrase if is_phrase else following).append(word)
        if self._words[after : after + 1] == [
            "of"
        ]:  # "the third night of the riots": nothing but the noun
            return phrase[::-1]
        told = [word for word in (*phrase, *following) if self._tells(word)]
        return [*phrase[-1:], *told[::-1]] if not told or phrase[-1:] == told[-1:] else told

    def _phrase_end(self, after: int) -> int:
        """Return the token at which the clause behind `after` breaks off, a few words on."""
        end = min(len(self._words), after + 1 + _HEAD_REACH)
        for at in range(after + 1, end):
            if not self._words[at][0].isalpha() and self._words[at] not in {"'", "-"}:
                return at
        return end

    def _tells(self, word: str) -> bool:
        return word in self._kinds or _stem(word) in self._kinds or word.endswith("ed")


def _stem(word: str) -> str:
    for suffix in ("ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word
