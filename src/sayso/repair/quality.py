"""How sound a text is: modern print, old print, another language, or characters that are no words.

The measure is the share of known words among the words of three and more small letters. Clean
modern news has at least .96; old print read by a scanner .95 in the mean, wrong character maps
next to nothing. Old print keeps its spelling, so only sure repairs of spaces and marks are made
there; what is no text, or not English, is not repaired by a list of English words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.record.types import Gap
from sayso.record.vocabulary import Span
from sayso.repair.lexical.lexicon import is_known
from sayso.repair.words import word_set

Soundness = Literal["modern", "historic", "poor", "foreign"]

_SMALL_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{3,}(?![^\W_]|['’-])")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 30  # words; below, there is no verdict on print
_FEWEST_FOREIGN: Final = 8
_PROBED: Final = 40_000  # characters looked at, from both ends of a longer text
_POOR: Final = 0.8
_POOR_STRETCH: Final = 0.55
_OLD: Final = 0.935
"""A lower share without any sign of age is damage that may be repaired; down to here."""
_MIDDLING: Final = 0.98
_LEAST_FUNCTION: Final = 0.14
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")

_FUNCTION: Final = word_set(
    "the of and to in that is was for it with as his on be at by he had not are but from or have "
    "an they which one you were her all she there would their we him been has when who will more "
    "no if out so said what up its about into than them can only other some could these two may "
    "then do first any my now such like our over me a i"
)
# Spellings and words of print before about 1930 that are none today.
_OLD_WORD = re.compile(
    r"ſ|\b(?:to-(?:day|morrow|night)|connexions?|shew(?:n|ed|s|ing)?|gaols?|waggons?|hath|doth|thou"
    r"|thee|chuse|surpriz(?:e|ed|ing)|antient|controul|compleat|intire|publick|musick|staid"
    r"|negociat\w{1,6}|viz|inst|ult|Esqs?|gallies|intrust\w{0,3}"
    r"|(?!(?:he|she|it|we|they|you|who|that|there|how|what|where|why)')[a-z]{3,12}['’]d)\b|&c\."
)
# Things and words that print before about 1930 does not know: they date a text that gives no year
# of its own, or only those of the past that it tells of.
_NEW_WORD = re.compile(
    r"\b(?:televis\w{2,4}|videos?|online|internet|websites?|e-?mails?|computers?|software|digital"
    r"|smartphones?|mobile phones?|cellphones?|text messages?|social media|tweet\w{0,3}|bloggers?"
    r"|satellites?|radar|drones?|missiles?|helicopters?|airstrikes?|air strikes?|jets|fighter jets?"
    r"|nuclear|airports?|airliners?|laptops?|CCTV|GPS|CEOs?|NGOs?|livestream\w{0,3}|podcasts?"
    r"|genocid\w{1,3}|paramilitar\w{1,3}|militants?|refugee camps?|peacekeep\w{2,3}"
    r"|United Nations|NATO|European Union)\b"
)
_YEAR = re.compile(r"(?<![\d.,-])(?:1[5-9]|20)\d\d(?![\d,])")
_MODERN_FROM: Final = 1930


@dataclass(frozen=True, slots=True)
class Quality:
    """The verdict on a text, and the stretches of it that are no words."""

    soundness: Soundness
    poor: tuple[Span, ...] = ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What a reader of the text has to know."""
        message = "Most of this is no words that are known, so its letters were not repaired."
        return tuple(Gap(kind="low_text_quality", span=span, message=message) for span in self.poor)


def judge_quality(text: str, paragraphs: Sequence[Span], published: str | None = None) -> Quality:
    """Return the verdict; `published` is an ISO date that the format states."""
    sample = _sample(text)
    whole = ((paragraphs[0][0], paragraphs[-1][1]),) if paragraphs else ()
    if not text.isascii() and len(_UNMAPPED.findall(sample)) * 50 > len(sample):
        return Quality("poor", whole)
    hits, count = _hits(sample)
    if count < _FEWEST:
        is_foreign = count >= _FEWEST_FOREIGN and hits < _POOR_STRETCH
        is_foreign = is_foreign and not _has_function_words(sample) and _has_vowels(sample)
        return Quality("foreign" if is_foreign else "modern")
    if hits < _POOR and not _has_function_words(sample):
        return Quality("foreign") if _has_vowels(sample) else Quality("poor", whole)
    if hits < _POOR * 0.75:
        return Quality("poor", whole)
    poor = _poor_stretches(text, paragraphs) if hits < _MIDDLING else ()
    if poor:  # a page of no words tells nothing of the others' age
        sample = _sample(_without(text, poor))
        hits, _ = _hits(sample)
    return Quality(_age(sample, hits, published), poor)


def _sample(text: str) -> str:
    if len(text) <= _PROBED:
        return text
    return f"{text[: _PROBED // 2]}\n{text[-_PROBED // 2 :]}"


def _without(text: str, spans: Sequence[Span]) -> str:
    ends = (0, *(end for _, end in spans))
    starts = (*(start for start, _ in spans), len(text))
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _age(sample: str, hits: float, published: str | None) -> Soundness:
    """Tell old print from new: by its date, by old words, by its years, else by its words."""
    if published is not None:
        return "historic" if int(published[:4]) < _MODERN_FROM else "modern"
    years = [int(year) for year in _YEAR.findall(sample)]
    if (years and max(years) >= _MODERN_FROM) or _NEW_WORD.search(sample):
        return "modern"
    old = len(_OLD_WORD.findall(sample))
    if old > 1 or (old and hits < _MIDDLING) or len(years) > 1:
        return "historic"
    return "historic" if hits < _OLD else "modern"


def _hits(text: str) -> tuple[float, int]:
    """Return the share of known ones among the small words, and their number."""
    words = Counter(_SMALL_WORD.findall(text))
    count = words.total()
    return sum(n for word, n in words.items() if is_known(word)) / max(1, count), count


def _has_function_words(text: str) -> bool:
    words = [word.lower() for word in _ANY_WORD.findall(text)]
    return sum(word in _FUNCTION for word in words) >= _LEAST_FUNCTION * len(words)


def _has_vowels(text: str) -> bool:
    """Whether vowels have the share that they have in words of any language in Latin letters."""
    letters = [char for char in text.lower() if char.isalpha()]
    vowels = sum(char in "aeiouyäöüéèáíóúàâêîôû" for char in letters)
    return 0.3 * len(letters) <= vowels <= 0.55 * len(letters)


def _poor_stretches(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the paragraphs that are no words, neighbours as one: a page with a wrong map."""
    poor: list[Span] = []
    for start, end in paragraphs:
        if end - start < _FEWEST * 4:
            continue
        hits, count = _hits(text[start:end])
        if count >= _FEWEST and hits < _POOR_STRETCH:
            if poor and not text[poor[-1][1] : start].strip():
                poor[-1] = (poor[-1][0], end)
            else:
                poor.append((start, end))
    return tuple(poor)
