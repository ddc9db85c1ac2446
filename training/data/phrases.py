"""What corpora without trees need: heads of phrases, spaces between words, names named again."""

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


def names_again(
    forms: Sequence[str], names: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int, str], ...]:
    """Return every word of the persons' names, wherever it stands, so that all can be swapped."""
    words = {forms[at] for start, end in names for at in range(start, end)}
    words = {word for word in words if len(word) > 1 and word.isalpha() and word[0].isupper()}
    return tuple((at, at + 1, "PER") for at, form in enumerate(forms) if form in words)
