"""The walk of repair: from a `SourceText` to the text as read, with edits that undo it.

decoding ─> white space ─> lines ─> which line ends go ─> marks, spaces ─> blocks, facts ─> words
─> lost indents

Each step gives changes to the text that the one before left; composed, they are one list against
the original. Levels: `none` leaves the text as it stands and still finds its blocks; `safe` and
`auto` make the layout edits (`unwrap`, `dehyphenate`, `space`, `drop`) and those repairs that
`proposals` allows them.
"""

from dataclasses import dataclass, replace
from functools import reduce

from sayso.record.edits import apply_changes
from sayso.record.types import Block, Edit, Fact, Gap
from sayso.record.vocabulary import Repair
from sayso.repair.composing import compose_changes
from sayso.repair.doubts import Doubts
from sayso.repair.facts import Facts, find_facts
from sayso.repair.heads import read_head
from sayso.repair.indents import find_lost_indents, indent_changes
from sayso.repair.laying_out import lay_out
from sayso.repair.lexical.judging import Judge
from sayso.repair.lookalikes import find_hidden, find_lookalikes
from sayso.repair.original import Original
from sayso.repair.proposals import propose_surface, propose_words
from sayso.repair.quality import judge_quality
from sayso.repair.redecoding import redecode
from sayso.repair.roles import Piece, assign_roles
from sayso.repair.steps import Step


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text as read, the edits that undo it, its blocks in order, and the document's facts.

    Spans lie in `text`. A fact is what the format stated, else what byline, dateline or title of
    the text say; `published` is never guessed. `gaps` say what is in doubt about the text itself:
    its quality, look-alike letters, hidden characters.
    """

    text: str
    edits: tuple[Edit, ...]
    blocks: tuple[Block, ...]
    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    gaps: tuple[Gap, ...] = ()


def repair_source(source: Original, level: Repair, judge: Judge | None = None) -> Repaired:
    """Return the text as read of one document; linear in its length.

    `judge` is asked about doubtful repairs of words; without one the word lists alone decide.
    """
    original = source.text
    source, redecoded = redecode(source, level)
    laid_out, pieces = lay_out(source, level)
    spans = [piece.span for piece in pieces]
    published = source.published.value if source.published else None
    quality = judge_quality(laid_out.text, spans, published)
    marked = Step(laid_out.text, propose_surface(laid_out.text, spans, level, quality))
    quality = replace(quality, poor=tuple(map(marked.offsets.span, quality.poor)))
    pieces = [replace(piece, span=marked.offsets.span(piece.span)) for piece in pieces]
    stated = _moved(_moved(_stated(source), laid_out), marked)
    facts = _read_facts(marked.text, pieces, stated, level)
    # Where decoding was mended, offsets of the original no longer fit; pages are of PDF and images.
    pages = () if redecoded else source.pages
    doubts = Doubts.of(pages, lambda at: marked.offsets.of(laid_out.offsets.of(at)))
    lost = find_lost_indents(pieces, facts.blocks)
    worded = Step(
        marked.text, propose_words(marked.text, facts.blocks, level, quality, doubts, judge)
    )
    facts = _moved(facts, worded)
    indented = Step(worded.text, indent_changes(facts.blocks, lost))
    facts = _moved(facts, indented)
    steps = (laid_out, marked, worded, indented)
    changes = reduce(compose_changes, (step.changes for step in steps), redecoded)
    edits = apply_changes(original, changes)[1]
    return Repaired(
        indented.text,
        edits,
        facts.blocks,
        facts.title,
        facts.publisher,
        facts.author,
        facts.published,
        gaps=(
            *(indented.gap(worded.gap(gap)) for gap in quality.gaps),
            *find_lookalikes(indented.text),
            *find_hidden(indented.text, edits),
        ),
    )


def find_published(source: Original) -> Fact | None:
    """Return when a document says that it appeared, read from its text as it stands.

    The same as `repair_source(source, "none").published`, without the word lists that judge the
    text's quality, which take longer to load than a short text to read.
    """
    laid_out, pieces = lay_out(source, "none")
    return _read_facts(laid_out.text, pieces, _stated(source), "none").published


def _read_facts(text: str, pieces: list[Piece], stated: Facts, level: Repair) -> Facts:
    """Return the facts of a text and its blocks with their roles."""
    head = read_head(text, [piece.span for piece in pieces])
    kinds = assign_roles(text, pieces, head, level)
    blocks = [Block(kind=kind, span=piece.span) for piece, kind in zip(pieces, kinds, strict=True)]
    return find_facts(text, blocks, head, stated)


def _stated(source: Original) -> Facts:
    return Facts(
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=source.published,
    )


def _moved(facts: Facts, step: Step) -> Facts:
    """Return facts and blocks where they stand after a step."""
    if not step.changes:
        return facts
    return Facts(
        title=step.fact(facts.title),
        publisher=step.fact(facts.publisher),
        author=step.fact(facts.author),
        published=step.fact(facts.published),
        blocks=tuple(map(step.block, facts.blocks)),
    )
