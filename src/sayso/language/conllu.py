"""CoNLL-U in and out: given words and sentences come in, analyses go out.

Reads ID, FORM, MISC `SpaceAfter=No`, multiword tokens and `# newdoc`/`# newpar`; keeps every
other column, so that a gold file becomes an `Analysis` as it stands. The text of a document is
rebuilt from its forms. Words of one multiword token get consecutive slices of its characters
where their forms add up to it, else the first word gets them all but one character for each of
the others, so that spans stay apart and in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.errors import InputError
from sayso.language.analysis import Analysis
from sayso.record.types import Block

_COLUMNS = 10


@dataclass(slots=True)
class GivenWords:
    """The words of one document as given: what the analyser must keep.

    Columns as in `Analysis`; `paragraphs` holds half-open character spans; `ranges` the token
    ranges of multiword tokens with their surface form.
    """

    text: str = ""
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sentence_tokens: list[tuple[int, int]] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    space_after: list[bool] = field(default_factory=list)
    ranges: list[tuple[int, int, str]] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    doc_id: str | None = None


def read_conllu(lines: Iterable[str], *, name: str = "CoNLL-U") -> Iterator[GivenWords]:
    """Yield the documents of a CoNLL-U file; raise `InputError` with the line that is wrong."""
    document: GivenWords | None = None
    for sentence, first_line in _sentences(lines):
        comments = [row for row in sentence if row.startswith("#")]
        if document is None or any(c.startswith("# newdoc") for c in comments):
            if document is not None:
                yield document
            document = GivenWords(doc_id=_doc_id(comments))
        _add_sentence(document, sentence, comments, f"{name}, line {first_line}")
    if document is not None:
        yield document


def _sentences(lines: Iterable[str]) -> Iterator[tuple[list[str], int]]:
    rows: list[str] = []
    first = 1
    for number, line in enumerate(lines, start=1):
        row = line.rstrip("\r\n")
        if row.strip():
            if not rows:
                first = number
            rows.append(row)
        elif rows:
            yield rows, first
            rows = []
    if rows:
        yield rows, first


def _doc_id(comments: list[str]) -> str | None:
    for comment in comments:
        if comment.startswith("# newdoc id"):
            return comment.partition("=")[2].strip()
    return None


def _add_sentence(
    document: GivenWords, sentence: list[str], comments: list[str], where: str
) -> None:
    rows = [_columns(row, where) for row in sentence if not row.startswith("#")]
    new_paragraph = not document.text or any(c.startswith("# newpar") for c in comments)
    if new_paragraph and document.text:
        document.text = document.text.rstrip() + "\n\n"
    if new_paragraph:
        document.paragraphs.append((len(document.text), len(document.text)))
    base = len(document.start)
    pieces = [document.text]
    offset = len(document.text)
    covered_to = 0
    surface: tuple[int, int, str, bool] | None = None
    for row in rows:
        identifier = row[0]
        if "." in identifier:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in identifier:
            first, last = _range(identifier, where)
            surface = (first, last, row[1], space)
            continue
        index = int(identifier)
        if surface and index <= surface[1]:
            if index == surface[0]:
                document.ranges.append((base + surface[0] - 1, base + surface[1], surface[2]))
                slices = _slices(surface[2], [r[1] for r in rows if _inside(r[0], surface)])
                pieces.append(surface[2])
                mwt_start = offset
                offset += len(surface[2])
            a, b = slices[index - surface[0]]
            document.start.append(mwt_start + a)
            document.end.append(mwt_start + b)
            space = surface[3] and index == surface[1]
            covered_to = index
        else:
            document.start.append(offset)
            offset += len(row[1])
            document.end.append(offset)
            pieces.append(row[1])
        if space:
            pieces.append(" ")
            offset += 1
        _add_columns(document, row, base, space=space, where=where)
    del covered_to
    document.text = "".join(pieces)
    document.sentence_tokens.append((base, len(document.start)))
    document.comments.append(comments)
    document.paragraphs[-1] = (document.paragraphs[-1][0], len(document.text.rstrip()))


def _columns(row: str, where: str) -> list[str]:
    columns = row.split("\t")
    if len(columns) != _COLUMNS:
        message = (
            f"{where}: a row has {len(columns)} columns where CoNLL-U has {_COLUMNS}. "
            "Check that the columns are parted by tabs."
        )
        raise InputError(message, "damaged")
    return columns


def _range(identifier: str, where: str) -> tuple[int, int]:
    first, _, last = identifier.partition("-")
    if not (first.isdigit() and last.isdigit()):
        message = f"{where}: {identifier!r} is no CoNLL-U id. Ids are 3, 3-4 or 3.1."
        raise InputError(message, "damaged")
    return int(first), int(last)


def _inside(identifier: str, surface: tuple[int, int, str, bool]) -> bool:
    return identifier.isdigit() and surface[0] <= int(identifier) <= surface[1]


def _slices(surface: str, forms: list[str]) -> list[tuple[int, int]]:
    """Share the characters of a multiword token among its words, in order."""
    if sum(map(len, forms)) == len(surface):
        cuts = [0]
        for form in forms:
            cuts.append(cuts[-1] + len(form))
    else:
        last = len(surface)
        cuts = [0, *range(last - len(forms) + 1, last + 1)]
    return list(pairwise(cuts))


def _add_columns(
    document: GivenWords, row: list[str], base: int, *, space: bool, where: str
) -> None:
    document.form.append(row[1])
    document.lemma.append(row[2])
    document.upos.append(row[3])
    document.xpos.append(row[4])
    document.feats.append(row[5])
    if row[6] not in ("_", "") and not row[6].isdigit():
        message = f"{where}: {row[6]!r} is no head. Heads are numbers or `_`."
        raise InputError(message, "damaged")
    head = int(row[6]) if row[6].isdigit() else 0
    document.head.append(base + head - 1 if head else -1)
    document.deprel.append(row[7])
    document.space_after.append(space)


def given_analysis(given: GivenWords) -> Analysis:
    """Return the analysis that stands in the file, untouched by any model."""
    sentence: list[int] = []
    for index, (a, b) in enumerate(given.sentence_tokens):
        sentence += [index] * (b - a)
    blocks = tuple(Block(kind="paragraph", span=span) for span in given.paragraphs)
    block: list[int] = []
    current = 0
    for start in given.start:
        while current + 1 < len(blocks) and blocks[current + 1].span[0] <= start:
            current += 1
        block.append(current)
    return Analysis(
        text=given.text,
        blocks=blocks,
        start=given.start,
        end=given.end,
        sentence=sentence,
        sentence_tokens=given.sentence_tokens,
        block=block,
        form=given.form,
        lemma=given.lemma,
        upos=given.upos,
        xpos=given.xpos,
        feats=given.feats,
        head=given.head,
        deprel=given.deprel,
        confidence=[1.0] * len(given.start),
    )


def write_conllu(analysis: Analysis, given: GivenWords | None = None) -> Iterator[str]:
    """Yield the lines of a CoNLL-U file for `analysis`, comments of `given` kept."""
    ranges = {first: (last, form) for first, last, form in given.ranges} if given else {}
    for number, (a, b) in enumerate(analysis.sentence_tokens):
        if given:
            yield from given.comments[number]
        else:
            yield f"# sent_id = {number + 1}"
            yield f"# text = {analysis.text[analysis.start[a] : analysis.end[b - 1]]!s}".replace(
                "\n", " "
            )
        for token in range(a, b):
            if token in ranges:
                last, form = ranges[token]
                no_space = "_" if _space_follows(analysis, last - 1) else "SpaceAfter=No"
                yield f"{token - a + 1}-{last - a}\t{form}" + "\t_" * 7 + f"\t{no_space}"
            yield _row(analysis, token, a)
        yield ""


def _space_follows(analysis: Analysis, token: int) -> bool:
    end = analysis.end[token]
    return end >= len(analysis.text) or analysis.text[end].isspace()


def _row(analysis: Analysis, token: int, first: int) -> str:
    head = analysis.head[token]
    return "\t".join(
        (
            str(token - first + 1),
            analysis.form[token],
            analysis.lemma[token],
            analysis.upos[token],
            analysis.xpos[token],
            analysis.feats[token],
            "0" if head < 0 else str(head - first + 1),
            analysis.deprel[token],
            "_",
            "_" if _space_follows(analysis, token) else "SpaceAfter=No",
        )
    )
