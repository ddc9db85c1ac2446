"""Links to the paragraphs of the account, as a reader counts them."""

from sayso.record.vocabulary import Span
from sayso.report.markup import EMPTY, Html, tag, text
from sayso.report.positions import Positions


def words_link(span: Span | None, positions: Positions) -> Html:
    """Return a link to the paragraph of words, nothing where they stand in none."""
    return paragraph_link(positions.paragraph(span[0])) if span else EMPTY


def paragraph_link(number: int | None) -> Html:
    """Return a link to a paragraph by its number, nothing for none."""
    return Html(" " + tag("a", text(f"¶{number}"), href=f"#p-{number}")) if number else EMPTY
