"""The types of a record: one reading of one document.

Frozen structs that mirror the contract field by field; see `docs/record.md`. Spans are half-open
offsets in Unicode code points of `Record.text`. Ids are text-ordered (`a1`, `a2`, ...). What
a layer could not decide is `None` or an empty tuple, and `Record.gaps` says so.
"""

import msgspec

from sayso.record.vocabulary import (
    ActorType,
    AnchorKind,
    BlockKind,
    BoundRelation,
    CauseKind,
    Commitment,
    CueClass,
    DatedBy,
    DocumentKind,
    EditKind,
    EventTense,
    FactOrigin,
    FramingKind,
    GapKind,
    Grain,
    Holds,
    MentionKind,
    OrderKind,
    PlaceKind,
    PloverType,
    Polarity,
    Quad,
    QuotationState,
    ReadBy,
    Reality,
    RoleStatus,
    SourceKind,
    Span,
    StatementMode,
    Status,
    TieKind,
    Tier,
    TieSign,
    TimeStatus,
    TimeType,
)


class Part(msgspec.Struct, frozen=True, gc=False):
    """Base of every type in a record: immutable, keyword-only, compared by value."""


# --- the document -------------------------------------------------------------------------------


class Fact(Part, frozen=True, kw_only=True, gc=False):
    """A fact about the document and where it was found; `span` when it stands in `text`."""

    value: str
    from_: FactOrigin = msgspec.field(name="from")
    span: Span | None = None


class Page(Part, frozen=True, kw_only=True, gc=False):
    """One page, in points from the top left.

    `lines` holds `(start, end, x0, y0, x1, y1)` with offsets into the original text. `words`
    holds `(start, end, confidence)`, 0..1, for each word of a page that was read by OCR.
    """

    number: int
    width: float
    height: float
    read_by: ReadBy
    lines: tuple[tuple[int, int, float, float, float, float], ...] = ()
    words: tuple[tuple[int, int, float], ...] = ()


class Document(Part, frozen=True, kw_only=True, gc=False):
    """The facts about the document. `id` is `sha256:` and the digest of the bytes given.

    `original_sha256` is the digest of the original text in UTF-8, `original_length` its length
    in code points; undoing `Record.edits` gives that text.
    """

    id: str
    name: str | None
    kind: DocumentKind
    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    language: str | None = None
    original_sha256: str
    original_length: int
    pages: tuple[Page, ...] = ()


class Reader(Part, frozen=True, kw_only=True, gc=False):
    """What made the record, so that it can be made again."""

    version: str
    model: str
    options: dict[str, str]


class Edit(Part, frozen=True, kw_only=True, gc=False):
    """One change from the original: `was` stood where `span` of `text` now stands."""

    span: Span
    was: str
    kind: EditKind
    confidence: float
    why: str


class Block(Part, frozen=True, kw_only=True, gc=False):
    """A stretch of text with one role in the layout."""

    kind: BlockKind
    span: Span


class Gap(Part, frozen=True, kw_only=True, gc=False):
    """What could not be read or decided, in a sentence."""

    kind: GapKind
    span: Span | None
    message: str


# --- who and where ------------------------------------------------------------------------------


class Mention(Part, frozen=True, kw_only=True, gc=False):
    """One place where an actor or a place is named; `head` is the span of its head word."""

    span: Span
    head: Span
    kind: MentionKind
    rule: str | None = None
    score: float | None = None


class Role(Part, frozen=True, kw_only=True, gc=False):
    """An office or function as written; `of` is the actor it is a role in."""

    role: str
    of: str | None
    of_text: str | None
    status: RoleStatus
    span: Span
    rule: str


class Description(Part, frozen=True, kw_only=True, gc=False):
    """A describing nominal; `loaded` when it judges."""

    span: Span
    loaded: bool


class Known(Part, frozen=True, kw_only=True, gc=False):
    """What the shipped or the user's knowledge says.

    Of an office: from which `table` of tenures, and between which ISO dates that was held.
    """

    key: str
    name: str
    as_of: str | None
    rule: str
    table: str | None = None
    since: str | None = None
    until: str | None = None


class Actor(Part, frozen=True, kw_only=True, gc=False):
    """Somebody or something that acts, speaks or is acted upon."""

    id: str
    name: str
    type: ActorType
    country: str | None
    sectors: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    descriptions: tuple[Description, ...] = ()
    known: Known | None = None


class Place(Part, frozen=True, kw_only=True, gc=False):
    """A place that the text mentions. Coordinates only where a gazetteer entry was decided on."""

    id: str
    name: str
    kind: PlaceKind
    mentions: tuple[Mention, ...]
    country: str | None
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    known: Known | None = None


class Anchor(Part, frozen=True, kw_only=True, gc=False):
    """Against what a time was resolved; `value` is the ISO date or date-time used."""

    kind: AnchorKind
    ref: str | None = None
    value: str | None = None


class Time(Part, frozen=True, kw_only=True, gc=False):
    """A time expression: TIMEX3 value and mod, and bounds (ISO, inclusive)."""

    id: str
    span: Span
    type: TimeType
    form: str
    value: str | None
    mod: str | None
    earliest: str | None
    latest: str | None
    grain: Grain | None
    approximate: bool
    zone: str | None
    anchor: Anchor
    status: TimeStatus
    alternatives: tuple[str, ...] = ()
    rule: str


# --- who says what ------------------------------------------------------------------------------


class Source(Part, frozen=True, kw_only=True, gc=False):
    """The words for the origin of a statement and the actors they stand for.

    `span` is `None` for an elided speaker; `actors` is empty while the speaker is open.
    """

    span: Span | None
    kind: SourceKind
    actors: tuple[str, ...] = ()
    rule: str | None = None


class Quotation(Part, frozen=True, kw_only=True, gc=False):
    """The state of the quotation marks of a statement."""

    state: QuotationState


class Statement(Part, frozen=True, kw_only=True, gc=False):
    """Somebody or something is presented as the origin of a content."""

    id: str
    tier: Tier
    mode: StatementMode
    source: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_class: CueClass
    polarity: Polarity
    hearsay: bool
    addressee: Span | None = None
    medium: Span | None = None
    target: Span | None = None
    time: str | None = None
    quotation: Quotation | None = None
    parent: str | None = None
    rule: str
    score: float | None = None


class Stance(Part, frozen=True, kw_only=True, gc=False):
    """How firmly one voice stands to a claim; `source` is `author`, an actor id or `unnamed`."""

    source: str
    statement: str | None
    status: Status
    commitment: Commitment
    cues: tuple[Span, ...]
    rule: str


class Claim(Part, frozen=True, kw_only=True, gc=False):
    """A proposition put forward; one stance for each voice, the author first."""

    id: str
    span: Span
    head: Span
    statement: str | None
    stances: tuple[Stance, ...]


# --- what happened, what binds, why, what next ----------------------------------------------------


class Count(Part, frozen=True, kw_only=True, gc=False):
    """A number of people or things in an event, with bounds; `None` is an open end."""

    what: str
    low: float | None
    high: float | None
    span: Span


class Bound(Part, frozen=True, kw_only=True, gc=False):
    """One reason for the days of an event: how it lies to a time, and by what that was read.

    `time` is `None` for the date of the document.
    """

    by: DatedBy
    relation: BoundRelation
    time: str | None = None


class OwnCode(Part, frozen=True, kw_only=True, gc=False):
    """What a user's own codebook calls an event.

    `rule` is how it was found (`own.trigger`, `own.example`, `own.nearest`), `source` the trigger
    or example that spoke; `cosine` is the nearness to it where that decided.
    """

    codebook: str
    type: str
    modes: tuple[str, ...]
    quad: Quad
    scale: float | None
    rule: str
    source: str
    cosine: float | None = None


class Event(Part, frozen=True, kw_only=True, gc=False):
    """One happening of news interest, coded in PLOVER, in a user's own codebook (`own`) or both.

    `type` is `None` only where nothing but the user's codebook names it; then `quad` and `scale`
    are those of `own`. `dated_by` is the firmest of the `bounds` that gave `earliest` and `latest`.
    """

    id: str
    head: Span
    mentions: tuple[Span, ...]
    type: PloverType | None
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    scale: float | None
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    instrument: Span | None
    place: str | None
    times: tuple[str, ...]
    earliest: str | None
    latest: str | None
    negated: bool
    tense: EventTense
    reality: Reality
    counts: tuple[Count, ...]
    claim: str
    rule: str
    dated_by: DatedBy | None = None
    approximate: bool = False
    bounds: tuple[Bound, ...] = ()
    score: float | None = None
    own: OwnCode | None = None

    @property
    def label(self) -> str:
        """What it is called: the user's own type, which goes before PLOVER's."""
        return self.own.type if self.own else self.type or ""


class Order(Part, frozen=True, kw_only=True, gc=False):
    """How the beginnings of two events lie to each other.

    `first` begins before `second`, goes on around it (`includes`) or begins with it; "after" is
    turned round. `cue` is the word that says so, `score` stands where the pair score decided.
    """

    id: str
    kind: OrderKind
    first: str
    second: str
    cue: Span | None = None
    rule: str
    score: float | None = None


class Tie(Part, frozen=True, kw_only=True, gc=False):
    """A standing relation between two actors."""

    id: str
    kind: TieKind
    from_: str = msgspec.field(name="from")
    to: str
    sign: TieSign | None
    holds: Holds
    span: Span
    claim: str
    rule: str
    score: float | None = None


class CausePart(Part, frozen=True, kw_only=True, gc=False):
    """One side of a causal link: its words and, if it is one, its event."""

    span: Span
    event: str | None


class Cause(Part, frozen=True, kw_only=True, gc=False):
    """A causal link that the text states."""

    id: str
    kind: CauseKind
    cause: CausePart
    effect: CausePart
    cue: Span
    claim: str
    rule: str
    score: float | None = None


class Due(Part, frozen=True, kw_only=True, gc=False):
    """When a forecast falls due (ISO, inclusive)."""

    earliest: str | None
    latest: str | None


class Forecast(Part, frozen=True, kw_only=True, gc=False):
    """Something said to come, or an open question about it."""

    id: str
    span: Span
    event: str | None
    due: Due
    condition: Span | None
    claim: str


class Framing(Part, frozen=True, kw_only=True, gc=False):
    """A soft flag on wording; never a fact."""

    id: str
    kind: FramingKind
    span: Span
    target: str | None
    score: float | None
    rule: str
