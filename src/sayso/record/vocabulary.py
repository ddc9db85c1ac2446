"""The closed vocabularies of the record: the one place where their members are listed.

Names follow the field's standards: TIMEX3 (TimeML 1.2), PLOVER, FactBank commitment values
(Saurí & Pustejovsky 2009). The JSON Schema and the documentation are generated from here.
"""

from typing import Literal, NewType

TextOffset = NewType("TextOffset", int)
"""An offset into `Record.text`, in Unicode code points."""
OriginalOffset = NewType("OriginalOffset", int)
"""An offset into the original text, in Unicode code points."""

Span = tuple[int, int]
"""Half-open `[start, end)` in code points of `Record.text`."""

DocumentKind = Literal[
    "text", "html", "pdf", "image", "docx", "odt", "rtf", "eml", "feed", "warc", "jsonl"
]
FactOrigin = Literal["given", "metadata", "byline", "dateline", "url", "content"]
ReadBy = Literal["text_layer", "ocr"]
EditKind = Literal[
    "unwrap", "dehyphenate", "space", "drop", "letter", "join", "split", "quote", "indent"
]
BlockKind = Literal[
    "title", "byline", "dateline", "paragraph", "blockquote", "heading", "caption", "list_item"
]
GapKind = Literal[
    "no_date",
    "speaker_open",
    "time_open",
    "time_conflict",
    "place_open",
    "quote_unclosed",
    "page_unread",
    "not_english",
    "low_text_quality",
    "limit",
    "damaged",
    "hidden_text",
    "lookalike",
    "date_open",
    "office_conflict",
]
ActorType = Literal[
    "person", "group", "organisation", "armed_group", "government", "state", "media", "people"
]
MentionKind = Literal["name", "title", "nominal", "pronoun"]
RoleStatus = Literal["current", "former", "acting", "future"]
PlaceKind = Literal["country", "region", "city", "facility", "natural", "other"]
TimeType = Literal["date", "time", "duration", "set", "range"]
TimeStatus = Literal["resolved", "partial", "unresolved", "impossible", "other_calendar"]
Grain = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year",
    "decade", "century",
]  # fmt: skip
AnchorKind = Literal["document", "narrative", "utterance", "event", "none"]
Tier = Literal["speech", "thought", "evidence", "act", "naming"]
StatementMode = Literal["direct", "mixed", "indirect", "block"]
SourceKind = Literal[
    "named", "described", "group", "document", "artefact", "generic", "pronoun", "elided", "none"
]
CueClass = Literal[
    "say", "claim", "confirm", "deny", "doubt", "ask", "direct", "commit", "predict", "know",
    "believe", "perceive", "want", "show", "hearsay", "evaluate", "cite", "pretend", "decline",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
QuotationState = Literal["closed", "continued", "unclosed", "unopened", "damaged", "unmarked"]
Status = Literal[
    "asserted", "confirmed", "unconfirmed", "inferred", "assumed", "denied", "doubted",
    "predicted", "hypothetical", "called-for", "opinion", "unknown",
]  # fmt: skip
Commitment = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
EventTense = Literal["past", "present", "future", "none"]
Reality = Literal["actual", "future", "hypothetical", "historical"]
DatedBy = Literal["own", "clause", "narrative", "lead", "report", "recent", "tense"]
BoundRelation = Literal["in", "from", "after", "until", "before"]
OrderKind = Literal["before", "includes", "simultaneous"]
TieKind = Literal[
    "leads", "commands", "member_of", "part_of", "allied_with", "backs", "patron_of", "opposes",
    "created", "family_of", "works_for", "owns", "originates_in", "located_in", "successor_of",
]  # fmt: skip
TieSign = Literal["+", "-"]
Holds = Literal["now", "past", "future"]
CauseKind = Literal["cause", "motive", "purpose", "condition", "prevention", "concession"]
FramingKind = Literal[
    "loaded", "analogy", "metaphor", "rhetorical_question", "scare_quote", "opinion"
]
Repair = Literal["none", "safe", "auto"]
