"""What no repair may touch: addresses and codes, initials, bylines, foreign words, dialect.

These look like damage and are none. A name is protected by what counts as evidence, not here.
"""

import re
from collections.abc import Sequence
from typing import Final

from sayso.record.types import Block
from sayso.repair.lexical.lexicon import has_digit_for_letter
from sayso.repair.lexical.tokens import Tokens
from sayso.repair.words import word_set

_CODE_MARKS: Final = frozenset("@#_/\\<>{}=~^|&$%+")
_QUOTE_MARKS: Final = frozenset("'’‘`´\"*")
_CLITICS: Final = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_KEPT_BLOCKS: Final = frozenset(("byline", "dateline"))
_MEASURE: Final = re.compile(r"\d++(?:st|nd|rd|th|s|m|km|k|am|pm|bn|mm|cm|kg|x|D|G|p|nd)?+$")
_CODE: Final = re.compile(r"[A-Za-z]?\d++[A-Za-z]?$|[A-Z]++\d++[A-Z]*$|[A-Z]\d[A-Z\d]*$")
_LATINATE: Final = word_set(
    "al el la le les de del della des du di da der die das den von van und et y e o ibn bin abu "
    "los las en un une il lo san santa st sur"
)
_OLD: Final = word_set(
    "connexion connexions shew shews shewed shewn shewing publick musick compleat chuse chused "
    "gaol gaoler waggon waggons cloathes cloaths intire inclose inclosed encrease encreased "
    "surprize surprized oeconomy phrenzy ancle ankle bason befal controul controuled develope "
    "dropt stopt wrapt exprest fixt mixt past prest blest curst learnt spelt spoilt burnt havock "
    "physick politick sopha sate sung staid stile tho thro altho untill wherefor hath doth thou "
    "thee thy thine ye hast wilt shalt canst nay yea ere oft betwixt amongst whilst"
)
_FOREIGN_RUN: Final = 3


def protected_spans(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the spans of blocks that repair leaves alone."""
    return [block.span for block in blocks if block.kind in _KEPT_BLOCKS]


def is_protected(tokens: Tokens, i: int) -> bool:
    """Whether what stands at token `i`, by its look and place, is no damaged word."""
    form = tokens.form[i]
    if len(form) == 1 and (form.isupper() or not form.isalpha()):
        return True  # an initial, a digit
    if _is_in_address(tokens, i) or form.lower() in _OLD:
        return True
    if (_MEASURE.match(form) or _CODE.match(form)) and not has_digit_for_letter(form):
        return True
    return _is_beside_mark(tokens, i) or _is_repeated(tokens, i) or _is_in_foreign_run(tokens, i)


def _is_in_address(tokens: Tokens, i: int) -> bool:
    """Whether the token is part of an address, a handle, a path or an abbreviation with dots."""
    text, start, end = tokens.text, tokens.start[i], tokens.end[i]
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _CODE_MARKS or behind in _CODE_MARKS:
        return True
    if before == "." and start > 1 and text[start - 2].isalnum() and tokens.form[i].islower():
        return True
    if behind == "." and text[end + 1 : end + 2].isalnum() and len(tokens.form[i]) < 3:
        return True
    return behind == "." and text[end + 1 : end + 2].islower()


def _is_beside_mark(tokens: Tokens, i: int) -> bool:
    """Whether a mark without a space says that a clitic or a letter was left out on purpose."""
    text, start, end, form = tokens.text, tokens.start[i], tokens.end[i], tokens.form[i]
    if (
        text[start - 1 : start] in _QUOTE_MARKS
        and start
        and not text[start - 2 : start - 1].isspace()
    ):
        return form in _CLITICS
    if text[end : end + 1] in ("'", "’") and form.endswith("in"):
        return True  # "goin'"
    return text[start - 1 : start] in ("'", "’") and start > 1 and len(form) < 5 and form.islower()


def _is_repeated(tokens: Tokens, i: int) -> bool:
    """Whether the document writes a form with inner capitals again and again: "wikiHow"."""
    form = tokens.form[i]
    return tokens.count[form] > 1 and not form.islower() and not form[1:].islower()


def _is_in_foreign_run(tokens: Tokens, i: int) -> bool:
    """Whether the token stands among words that are not English: three unknown ones in five.

    Names beside it do not count for a word without a capital.
    """
    if tokens.is_known[i] or len(tokens.form[i]) < 3:
        return False
    is_small = tokens.form[i][0].islower()
    low, high = max(0, i - 2), min(len(tokens), i + 3)
    unknown = sum(
        not tokens.is_known[k]
        and len(tokens.form[k]) > 2
        and tokens.form[k].isalpha()
        and not (is_small and tokens.form[k][0].isupper())
        for k in range(low, high)
    )
    foreign = sum(tokens.form[k].lower() in _LATINATE for k in range(low, high))
    return unknown >= _FOREIGN_RUN or (unknown >= 2 and foreign >= 1)
