"""Where sentences may end: sure, open and no boundary after each word, by rule.

Blocks always end a sentence. Within a block a full stop, `!`, `?` or ellipsis before white space
is a candidate; it is *sure* when what follows starts like a sentence and the word before is no
abbreviation, *open* when rules do not suffice (abbreviation or initial before a capital,
ellipsis, a small letter or a number behind the stop, a colon or semicolon, a note number), and
then the encoder's boundary head decides. Closing quotes and brackets after the mark belong to
the sentence. A number that opens a block ("2. Methods") ends nothing.
"""

from collections.abc import Sequence
from enum import IntEnum

from sayso.language.tokens import abbreviations
from sayso.record.vocabulary import Span


class Boundary(IntEnum):
    """What the rules say of the place after a word."""

    NONE = 0
    SURE = 1
    OPEN = 2


ENDLESS = 4_000
"""Words that are read without a sure end of a sentence at most."""
_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("”’\"')]»›''’’*")
_OPENERS = frozenset("“‘\"'([«‹``„-–—*•#")


def boundaries(text: str, tokens: Sequence[Span], block_ends: Sequence[int]) -> list[Boundary]:
    """Return the boundary after each token; `block_ends` are character offsets, sorted."""
    out = [Boundary.NONE] * len(tokens)
    ends = iter(block_ends)
    block_end = next(ends, None)
    titles, _ = abbreviations()
    for index, (_, end) in enumerate(tokens):
        last = index + 1 == len(tokens)
        following = len(text) if last else tokens[index + 1][0]
        while block_end is not None and block_end < end:
            block_end = next(ends, None)
        if last or (block_end is not None and block_end <= following):
            out[index] = Boundary.SURE
        elif following > end:
            out[index] = _after(text, tokens, index, titles)
    return out


def broken_up(states: Sequence[Boundary]) -> list[Boundary]:
    """Return the boundaries with a sure one in every run of `ENDLESS` words without any.

    Text without stops (a table, a word list, megabytes on one line) would have to be read in one
    piece. The last open place in the run becomes the end of a sentence, else its last word.
    """
    out = list(states)
    first = 0
    last_open = -1
    for index, state in enumerate(out):
        if state == Boundary.SURE:
            first, last_open = index + 1, -1
        elif state == Boundary.OPEN:
            last_open = index
        if index + 1 - first >= ENDLESS:
            cut = last_open if last_open >= 0 else index
            out[cut] = Boundary.SURE
            first, last_open = cut + 1, -1
    return out


def _after(
    text: str,
    tokens: Sequence[Span],
    index: int,
    titles: frozenset[str],
) -> Boundary:
    """Judge the place after a token that white space follows."""
    gap = text[tokens[index][1] : tokens[index + 1][0]]
    if "\n\n" in gap:
        return Boundary.SURE
    begins = _begins_sentence(text, tokens, index + 1)
    final = _final_before(text, tokens, index)
    if final < 0:
        is_open = "\n" in gap or (begins and _may_end_unmarked(text, tokens, index))
        return Boundary.OPEN if is_open else Boundary.NONE
    start, end = tokens[final]
    mark = text[end - 1]
    if end - start > 1 and mark == "." and text[start] != ".":  # an abbreviation
        word = text[start : end - 1].lower()
        return Boundary.NONE if word in titles or not begins else Boundary.OPEN
    if _is_block_number(text, tokens, final):
        return Boundary.NONE
    if mark == "…" or end - start > 1 or final < index or not begins:
        return Boundary.OPEN
    return Boundary.SURE


def _may_end_unmarked(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Tell a colon, a semicolon, or a note number or bracket right behind a final mark."""
    start, end = tokens[index]
    if text[end - 1] in ":;":
        return True
    return (text[start:end].isdigit() or text[start] == "]") and any(
        text[tokens[back][1] - 1] in _FINAL for back in range(max(0, index - 3), index)
    )


def _is_block_number(text: str, tokens: Sequence[Span], final: int) -> bool:
    """Tell "2." at the start of a line: a number or single letter and its stop."""
    if final == 0:
        return False
    start, end = tokens[final - 1]
    if not (text[start:end].replace(".", "").isdigit() or end - start == 1):
        return False
    return start == 0 or text[start - 1] == "\n"


def _final_before(text: str, tokens: Sequence[Span], index: int) -> int:
    """Return the token with the final mark at or before `index`, closers skipped, or -1."""
    for back in range(index, max(-1, index - 4), -1):
        start, end = tokens[back]
        if text[end - 1] in _FINAL:
            return back
        if text[start:end] not in _CLOSERS:
            return -1
        if back and tokens[back - 1][1] < start:
            return -1  # a mark that stands alone opens
    return -1


def _begins_sentence(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Tell whether the token starts like a sentence: a capital, openers skipped."""
    for ahead in range(index, min(len(tokens), index + 3)):
        start, end = tokens[ahead]
        first = text[start]
        if first.isupper():
            return True
        if text[start:end] not in _OPENERS and first not in "“‘\"'([«-–—*•":
            return False
    return False
