"""What corpora without trees need: the head of a phrase, and spaces between words."""

from collections.abc import Sequence

_HEAD_ENDS = frozenset(
    ("of", "in", "on", "at", "for", "with", "from", "to", "by", "as", "who", "whom", "whose",
     "which", "that", "where", "when", ",", ";", "(", "--", "—")
)  # fmt: skip
_NO_SPACE_BEFORE = frozenset(
    (".", ",", ";", ":", "!", "?", ")", "]", "'", "''", "’", "”",
     "n't", "'s", "'ll", "'re", "'ve", "'d", "'m")
)  # fmt: skip
_NO_SPACE_BEHIND = frozenset(("(", "[", "``", "“", "‘"))


def head_of(forms: Sequence[str], start: int, end: int) -> int:
    """Return the last word of `[start, end)` before its first preposition, pronoun or comma."""
    for at in range(start + 1, end):
        if forms[at].lower() in _HEAD_ENDS:
            return at - 1
    if end - 1 > start and forms[end - 1] in {"'s", "’s", "'", "’"}:
        return end - 2
    return end - 1


def spaces_behind(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the white space that usually stands behind each word."""
    following = [*forms[1:], "."]
    return tuple(
        "" if b in _NO_SPACE_BEFORE or a in _NO_SPACE_BEHIND else " "
        for a, b in zip(forms, following, strict=True)
    )
