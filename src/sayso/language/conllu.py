"""CoNLL-U in and out: given words and sentences come in, analyses go out.

Reads ID, FORM, MISC `SpaceAfter=No`, multiword tokens and `# newdoc`/`# newpar`; keeps every
other column, so that a gold file becomes an `Analysis` as it stands. The text of a document is
rebuilt from its forms. Words of one multiword token get consecutive slices of its characters
where their forms add up to it, else the first word gets them all but one character for each of
the others, so that spans stay apart and in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

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
    """Yield the documents that hold words; raise `InputError` with the line that is wrong."""
    document: GivenWords | None = None
    for sentence, first_line in _sentences(lines):
        comments = [row for row in sentence if row.startswith("#")]
        if document is None or any(c.startswith("# newdoc") for c in comments):
            if document is not None and document.form:
                yield document
            document = GivenWords(doc_id=_doc_id(comments))
        _add_sentence(document, sentence, comments, f"{name}, line {first_line}")
    if document is not None and document.form:
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


@dataclass(slots=True)
class _Token:
    """A surface token: its characters, the rows of its words, and whether a space follows."""

    surface: str
    words: list[list[str]]
    space_after: bool


def _add_sentence(
    document: GivenWords, sentence: list[str], comments: list[str], where: str
) -> None:
    rows = [_columns(row, where) for row in sentence if not row.startswith("#")]
    tokens = _tokens([row for row in rows if "." not in row[0]], where)
    if not tokens:
        return
    _begin_paragraph(document, comments)
    base = len(document.start)
    pieces = [document.text]
    offset = len(document.text)
    for token in tokens:
        if len(token.words) > 1:
            first = len(document.start)
            document.ranges.append((first, first + len(token.words), token.surface))
        for start, end in _slices(token.surface, [row[1] for row in token.words], where):
            document.start.append(offset + start)
            document.end.append(offset + end)
        for row in token.words:
            space = token.space_after and row is token.words[-1]
            _add_columns(document, row, base, space=space, where=where)
        pieces += (token.surface, " " if token.space_after else "")
        offset += len(token.surface) + token.space_after
    _check_tree(document.head, base, where)
    document.text = "".join(pieces)
    document.sentence_tokens.append((base, len(document.start)))
    document.comments.append(comments)
    document.paragraphs[-1] = (document.paragraphs[-1][0], len(document.text.rstrip()))


def _begin_paragraph(document: GivenWords, comments: list[str]) -> None:
    if document.text and not any(c.startswith("# newpar") for c in comments):
        return
    if document.text:
        document.text = document.text.rstrip() + "\n\n"
    document.paragraphs.append((len(document.text), len(document.text)))


def _tokens(rows: list[list[str]], where: str) -> list[_Token]:
    """Gather the words of multiword tokens; check that words are counted from 1."""
    tokens: list[_Token] = []
    open_until = 0
    count = 0
    for row in rows:
        if not row[1].strip():
            message = f"{where}: a word has no form. Write `_` where a form is not known."
            raise InputError(message, "damaged")
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, open_until = _range(row[0], where)
            if first != count + 1 or open_until <= first:
                raise _misnumbered(row[0], where)
            tokens.append(_Token(row[1], [], space))
            continue
        count += 1
        if row[0] != str(count):
            raise _misnumbered(row[0], where)
        if count <= open_until:
            tokens[-1].words.append(row)
        else:
            tokens.append(_Token(row[1], [row], space))
    if count < open_until:
        raise _misnumbered(str(open_until), where)
    return tokens


def _misnumbered(identifier: str, where: str) -> InputError:
    message = (
        f"{where}: the id {identifier!r} is out of order. "
        "Number the words 1, 2, 3 and give a multiword token as 3-4 before its words."
    )
    return InputError(message, "damaged")


def _check_tree(heads: list[int], base: int, where: str) -> None:
    """Raise `InputError` where a head lies outside the sentence or governs itself."""
    reaches_root: set[int] = {-1}
    for word in range(base, len(heads)):
        path: list[int] = []
        above = word
        while above not in reaches_root:
            if above in path or not base <= above < len(heads):
                message = (
                    f"{where}: the head of word {word - base + 1} leads outside the sentence or in "
                    "a circle. Give heads between 0 and the number of words, one tree a sentence."
                )
                raise InputError(message, "damaged")
            path.append(above)
            above = heads[above]
        reaches_root.update(path)


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


def _slices(surface: str, forms: list[str], where: str) -> list[tuple[int, int]]:
    """Share the characters of a token among its words, in order."""
    if len(forms) == 1:
        return [(0, len(surface))]
    if sum(map(len, forms)) == len(surface):
        cuts = list(accumulate(map(len, forms), initial=0))
    elif len(forms) <= len(surface):
        last = len(surface)
        cuts = [0, *range(last - len(forms) + 1, last + 1)]
    else:
        message = (
            f"{where}: {surface!r} has fewer characters than words. Check the range before it."
        )
        raise InputError(message, "damaged")
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
    """Yield the lines of a CoNLL-U file for `analysis`, comments and ranges of `given` kept."""
    ranges = {first: (last, form) for first, last, form in given.ranges} if given else {}
    for number, (first, last) in enumerate(analysis.sentence_tokens):
        yield from given.comments[number] if given else _comments(analysis, number)
        inside_until = first
        for token in range(first, last):
            if token in ranges:
                inside_until, form = ranges[token]
                misc = _misc(analysis, inside_until - 1)
                columns = "\t_" * 7
                yield f"{token - first + 1}-{inside_until - first}\t{form}{columns}\t{misc}"
            yield _row(analysis, token, first, "_" if token < inside_until else None)
        yield ""


def _comments(analysis: Analysis, sentence: int) -> list[str]:
    first, last = analysis.sentence_tokens[sentence]
    text = " ".join(analysis.words(analysis.span(first, last - 1)).split())
    return [f"# sent_id = {sentence + 1}", f"# text = {text}"]


def _misc(analysis: Analysis, token: int) -> str:
    end = analysis.end[token]
    space = end >= len(analysis.text) or analysis.text[end].isspace()
    return "_" if space else "SpaceAfter=No"


def _row(analysis: Analysis, token: int, first: int, misc: str | None) -> str:
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
            misc or _misc(analysis, token),
        )
    )
