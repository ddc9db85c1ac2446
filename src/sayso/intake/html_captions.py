"""Captions of an article's pictures, which article extraction drops, put back at their place.

A caption counts when it stands between the headline and the end of the article; it follows the
block that precedes it on the page.
"""

from collections.abc import Sequence
from typing import Final

from sayso.intake.html_head_days import Head
from sayso.intake.html_lines import Line, line_key
from sayso.record.vocabulary import BlockKind

_BELOW_LAST: Final = 3  # lines below the last paragraph, where a last picture may stand
_LEAST: Final = 12  # characters: less is "Photo" or a number
_MOST: Final = 200  # captions of one article; a gallery has more

_Block = tuple[BlockKind, str]


def with_captions(blocks: Sequence[_Block], head: Head) -> list[_Block]:
    """Return the blocks with the captions among the lines of the page."""
    captions = [line for line in head.lines if line.is_caption and len(line.text) >= _LEAST]
    if not captions or not blocks:
        return list(blocks)
    known = {text for _, text in blocks}
    by_place = _placed(blocks, head, {line.text for line in captions} - known)
    told = {line.text for line in captions}
    found: list[_Block] = [("caption", text) for text in by_place.pop(-1, [])]
    for place, (kind, text) in enumerate(blocks):
        found.append(("caption" if text in told else kind, text))
        found += [("caption", caption) for caption in by_place.get(place, [])]
    return found


def _placed(blocks: Sequence[_Block], head: Head, wanted: set[str]) -> dict[int, list[str]]:
    """Return captions by the place of the block that they follow; -1 is before the first."""
    places = {line_key(text): place for place, (_, text) in reversed(list(enumerate(blocks)))}
    by_place: dict[int, list[str]] = {}
    count = 0
    place = -1
    for line in _article_lines(head):
        if line.is_caption and line.text in wanted and count < _MOST:
            wanted.discard(line.text)
            by_place.setdefault(place, []).append(line.text)
            count += 1
        elif not line.is_caption:
            place = max(place, places.get(line_key(line.text), -1))
    return by_place


def _article_lines(head: Head) -> Sequence[Line]:
    if head.last <= head.headline:
        return ()
    return head.lines[head.headline : head.last + 1 + _BELOW_LAST]
