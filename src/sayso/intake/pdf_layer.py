"""Whether the text layer of a page is text: or letters without meaning, or a poor recognition."""

from typing import Final, Literal

from sayso.intake.pdf_page import PageText
from sayso.knowledge.words import words

Layer = Literal["good", "none", "blank", "meaningless", "poor", "thin"]
"""`none`: a page with something on it but no words; `blank`: nothing is on it; `poor`: a scan
whose recognised text is full of words that are none; `thin`: a picture with a few words, as a
stamped scan has them."""

_UNMAPPED: Final = 0.3  # of the characters, which have no meaning; fewer are ornaments
_VOWELS: Final = (0.22, 0.6)  # of the letters, in any language that is written with them
_KNOWN: Final = 0.75  # of the words of a scan's layer
_BETTER: Final = 0.1
_GARBAGE: Final = 0.2
_MIXED: Final = 0.15  # of the words: "tl1e", "ha~bour"
_PICTURE: Final = 0.7  # of the page
_JUDGED: Final = 30  # words; fewer say nothing


def judge_layer(page: PageText) -> Layer:
    """Return what the text layer of a page is worth."""
    if not page.rows:
        return "none" if page.has_objects and not page.unseen else "blank"
    if page.unmapped > _UNMAPPED:
        return "meaningless"
    texts = _texts(page)
    if len(texts) < _JUDGED:
        return "thin" if page.picture_share > _PICTURE else "good"
    if page.is_scan:
        return "poor" if _is_poor(texts) else "good"
    return "meaningless" if _is_garbage(texts) else "good"


def _is_garbage(texts: list[str]) -> bool:
    """Whether a font's letters mean others than they show: no vowels and no known words."""
    letters = [c for c in "".join(texts).lower() if "a" <= c <= "z"]
    share = sum(c in "aeiouy" for c in letters) / max(len(letters), 1)
    if not letters or _VOWELS[0] <= share <= _VOWELS[1]:
        return False
    known = _known_share(texts)
    return known is not None and known < _GARBAGE


def reads_better(recognised: PageText, layer: PageText) -> bool:
    """Whether a page recognised anew has clearly more words that are some than its old layer."""
    new, old = _texts(recognised), _texts(layer)
    if len(old) < _JUDGED:
        return len(new) > len(old) + _JUDGED and not _is_poor(new)
    return (_known_share(new) or 0.0) > (_known_share(old) or 0.0) + _BETTER


def _texts(page: PageText) -> list[str]:
    return [word.text for row in page.rows for word in row]


def _is_poor(texts: list[str]) -> bool:
    """Whether a recognised text is full of words that are none, or in another language."""
    known = _known_share(texts)
    if known is not None:
        return known < _KNOWN
    mixed = sum(any(map(str.isalpha, text)) and not _is_plain(text) for text in texts)
    return mixed > _MIXED * len(texts)


def _is_plain(text: str) -> bool:
    stripped = _stripped(text)
    return stripped.replace("-", "").replace("’", "").replace("'", "").isalpha()


def _known_share(texts: list[str]) -> float | None:
    """Return the share of lower-case words that are in the word list; `None` for too few."""
    lower = [text for text in map(_stripped, texts) if len(text) > 2 and text.islower()]
    lower = [text for text in lower if text.isalpha()]
    if len(lower) * 4 < len(texts):
        return None
    rank = words().rank
    return sum(rank(text) is not None for text in lower) / len(lower)


def _stripped(text: str) -> str:
    return text.strip(".,;:!?“”‘’\"'()[]")
