"""RTF: the text of a rich text file, its notes at the end, with its title and author.

Our own reader: striprtf (0.0.35) keeps hidden and deleted text, drops footnotes and styles, and
takes 184 s over 2,000 open fields of links, 66 kB. Deleted text, hidden text and comments are
left out, and a gap says how much; headers, footers, pictures and objects too. The day on which
the file was made is no date of publication, so that date stays open.
"""

from collections.abc import Iterator

from sayso.intake.decoding import combine_surrogates
from sayso.intake.given import Given
from sayso.intake.office_text import Found, source_text
from sayso.intake.rtf_body import RtfBody
from sayso.intake.source_text import SourceText


def read_rtf(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of an RTF document. Raises `InputError` when it has no words."""
    body = RtfBody()
    start = max(given.data.find(b"{"), 0)  # behind a byte order mark
    body.walk(given.data[start:].decode("latin-1"))
    found = Found(
        [(kind, combine_surrogates(text)) for kind, text in body.blocks],
        title=combine_surrogates(body.fact("title")),
        author=combine_surrogates(body.fact("author")),
    )
    found.note_left_out(body.deletions, "tracked deletion", "tracked deletions")
    found.note_left_out(body.hidden, "word of hidden text", "words of hidden text")
    found.note_left_out(body.comments, "comment", "comments")
    found.note_damage(body.damage)
    yield source_text(given, "rtf", found)
