"""Is this English, and is it words at all? Two simple, explainable shares over the words.

English prose consists to a third and more of some hundred function words; other languages in
Latin letters, and garbage from a wrong character map, do not. Calibrated on the treebanks: the
lowest English document of 40 words or more has a share of 0.2.
"""

from collections.abc import Sequence
from typing import Literal

Verdict = Literal["english", "not_english", "low_quality"]

_FUNCTION_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "a",
        "in",
        "that",
        "is",
        "was",
        "for",
        "it",
        "with",
        "as",
        "his",
        "on",
        "be",
        "at",
        "by",
        "he",
        "had",
        "not",
        "are",
        "but",
        "from",
        "or",
        "have",
        "an",
        "they",
        "which",
        "one",
        "you",
        "were",
        "her",
        "all",
        "she",
        "there",
        "would",
        "their",
        "we",
        "him",
        "been",
        "has",
        "when",
        "who",
        "will",
        "more",
        "no",
        "if",
        "out",
        "so",
        "said",
        "what",
        "up",
        "its",
        "about",
        "into",
        "than",
        "them",
        "can",
        "only",
        "other",
        "new",
        "some",
        "could",
        "time",
        "these",
        "two",
        "may",
        "then",
        "do",
        "first",
        "any",
        "my",
        "now",
        "such",
        "like",
        "our",
        "over",
        "me",
        "even",
        "most",
        "after",
        "also",
        "did",
        "many",
        "before",
        "must",
        "through",
        "back",
        "years",
        "where",
        "much",
        "your",
        "way",
        "well",
        "down",
        "should",
        "because",
        "each",
        "just",
        "those",
        "how",
        "too",
        "little",
        "good",
        "very",
        "make",
        "world",
        "still",
        "own",
        "see",
        "men",
        "work",
        "long",
        "get",
        "here",
        "between",
        "both",
        "under",
        "this",
        "against",
        "during",
        "while",
        "since",
        "until",
        "whether",
        "says",
        "n't",
        "'s",
        "not",
    ]
)
_MINIMUM = 25
"""Below so many words no verdict is given."""
_ENGLISH_SHARE = 0.14
_WORDY_SHARE = 0.45


def judge(forms: Sequence[str]) -> Verdict:
    """Return what the words of one text look like; short texts count as English."""
    words = [form.lower() for form in forms if any(c.isalpha() for c in form)]
    if len(words) < _MINIMUM:
        letters = sum(any(c.isalpha() for c in form) for form in forms)
        few = len(forms) >= _MINIMUM and letters < _WORDY_SHARE * len(forms)
        return "low_quality" if few else "english"
    if len(words) < _WORDY_SHARE * len(forms):
        return "low_quality"
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    return "english" if share >= _ENGLISH_SHARE else "not_english"
