"""What guards look at: the words beside a match, and words that begin nouns or name days."""

from sayso.reading.times.tokens import PARAGRAPH, Tokens, word_set

NOUN_STARTS = word_set(
    "the a an his her its their our my your this that these those he she it they we i any all "
    "some each"
)
CALENDAR = word_set(
    "january february march april may june july august september october november december last "
    "next every each monday tuesday wednesday thursday friday saturday sunday"
)


def word_at(tokens: Tokens, index: int) -> str:
    """Return a word in lower case; a paragraph break beyond the text."""
    return tokens.words[index].lower() if 0 <= index < len(tokens) else PARAGRAPH
