"""Who speaks in a record, under which name, how often and how firmly.

A voice is the author, the actors of a statement's source, or the words for an unnamed source.
What only shows something (tyre marks, timing) is no voice: its claims are the author's.
"""

from collections import Counter
from dataclasses import dataclass

from sayso.record.record import Record
from sayso.record.types import Actor, Claim, Stance, Statement
from sayso.record.vocabulary import Status
from sayso.report.status import AUTHOR, STATUSES, shown_status, statement_of

NOT_NAMED = "a voice not named"
NAMELESS = "the author"
"""The author of an account that says neither who published nor who wrote it."""
_NOBODY = (AUTHOR, "unnamed")
_WORDLESS = ("pronoun", "elided", "none", "generic")


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice; `key` tells voices apart, `name` is shown, `actors` are actor ids."""

    key: str
    name: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceTally:
    """How often a voice speaks and the mix of what is shown for it, in the order of `STATUSES`."""

    voice: Voice
    statements: int
    claims: int
    mix: tuple[tuple[Status, int], ...]


def author_voice(record: Record) -> Voice:
    """Return the voice that tells the account: its publisher, else its writer."""
    document = record.document
    fact = document.publisher or document.author
    return Voice(AUTHOR, fact.value if fact else NAMELESS)


def voice_of_statement(record: Record, statement: Statement) -> Voice:
    """Return the voice of a statement's source."""
    seen = {statement.id}
    while statement.tier == "evidence":  # the voice over it is the one that points to it
        parent = record[statement.parent] if statement.parent else None
        if not isinstance(parent, Statement) or parent.id in seen:  # a circle: a record by hand
            return author_voice(record)
        statement = parent
        seen.add(statement.id)
    actors = statement.source.actors
    if actors:
        names = " and ".join(actor_name(record, actor) for actor in actors)
        return Voice("+".join(actors), names, actors)
    words = source_words(record, statement)
    if not words or statement.source.kind in _WORDLESS:
        return Voice("unnamed", NOT_NAMED)
    return Voice(f"words:{words.casefold()}", f"“{words}”")


def voice_of_claim(record: Record, claim: Claim) -> Voice:
    """Return the voice that puts `claim` forward."""
    statement = statement_of(record, claim)
    if statement:
        return voice_of_statement(record, statement)
    shown = shown_status(record, claim)
    told = None if shown.by_author or shown.source in _NOBODY else record[shown.source]
    if not isinstance(told, Actor):
        return author_voice(record)
    # What is told around a quotation ("X agreed to go “at once”, his deputy said") is the teller's.
    return Voice(told.id, actor_name(record, told.id), (told.id,))


def voice_of_stance(record: Record, stance: Stance) -> Voice:
    """Return the voice that holds a stance, by the statement it made where there is one."""
    made = record[stance.statement] if stance.statement else None
    if isinstance(made, Statement):
        return voice_of_statement(record, made)
    if stance.source in _NOBODY:
        return Voice("unnamed", NOT_NAMED)
    return Voice(stance.source, actor_name(record, stance.source), (stance.source,))


def tally_voices(record: Record) -> tuple[VoiceTally, ...]:
    """Return all voices, the author first, then by the number of their claims and statements."""
    voices: dict[str, Voice] = {}
    statements: Counter[str] = Counter()
    mixes: dict[str, Counter[Status]] = {}
    for statement in record.statements:
        voice = voice_of_statement(record, statement)
        voices.setdefault(voice.key, voice)
        statements[voice.key] += statement.tier != "evidence"
    for claim in record.claims:
        voice = voice_of_claim(record, claim)
        voices.setdefault(voice.key, voice)
        mix = mixes.setdefault(voice.key, Counter())
        mix[shown_status(record, claim).status] += 1
    tallies = [
        _tally(voice, statements[key], mixes.get(key, Counter())) for key, voice in voices.items()
    ]
    heard = (tally for tally in tallies if tally.claims or tally.statements)
    return tuple(sorted(heard, key=_author_then_most))


def actor_name(record: Record, actor_id: str) -> str:
    """Return the name of an actor."""
    actor = record[actor_id]
    assert isinstance(actor, Actor)
    return actor.name


def source_words(record: Record, statement: Statement) -> str:
    """Return the words for the source on one line, empty for an elided one."""
    span = statement.source.span
    return " ".join(record.words(span).split()) if span else ""


def _tally(voice: Voice, statements: int, mix: Counter[Status]) -> VoiceTally:
    ordered = tuple((status, mix[status]) for status in STATUSES if mix[status])
    return VoiceTally(voice, statements, mix.total(), ordered)


def _author_then_most(tally: VoiceTally) -> tuple[bool, int, int]:
    return tally.voice.key != AUTHOR, -tally.claims, -tally.statements
