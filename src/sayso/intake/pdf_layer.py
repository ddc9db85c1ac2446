"""Whether the text layer of a page is text: or letters without meaning, or a poor recognition."""

from typing import Final, Literal

from sayso.intake.pdf_page import PageText
from sayso.knowledge.words import words

Layer = Literal["good", "none", "blank", "meaningless", "poor"]
"""`none`: a page with something on it but no words; `blank`: nothing is on it; `poor`: a scan
whose recognised text is full of words that are none."""

_UNMAPPED: Final = 0.3  # of the characters, which have no meaning; fewer are ornaments
_KNOWN: Final = 0.7  # of the words of a scan's layer
_KNOWN_IF_DOUBTED: Final = 0.5
_DOUBT: Final = 0.05
_JUDGED: Final = 30  # words; fewer say nothing


def judge_layer(page: PageText) -> Layer:
    """Return what the text layer of a page is worth."""
    if not page.rows:
        return "none" if page.has_objects and not page.unseen else "blank"
    if page.unmapped > _UNMAPPED:
        return "meaningless"
    if page.is_scan or page.unmapped > _DOUBT:
        share = _known_share(page)
        if share is not None and page.unmapped > _DOUBT and share < _KNOWN_IF_DOUBTED:
            return "meaningless"
        if share is not None and page.is_scan and share < _KNOWN:
            return "poor"
    return "good"


def _known_share(page: PageText) -> float | None:
    """Return the share of lower-case words that are in the word list; `None` for too few."""
    rank = words().rank
    seen = known = 0
    for row in page.rows:
        for word in row:
            text = word.text.strip(".,;:!?“”‘’\"'()[]")
            if len(text) > 2 and text.islower() and text.isalpha():
                seen += 1
                known += rank(text) is not None
    total = sum(map(len, page.rows))
    if total < _JUDGED:
        return None
    # Garbage may have no lower-case words at all.
    return known / seen if seen * 4 >= total else 0.0
