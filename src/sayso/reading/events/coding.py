"""Coding: which row of the lexicon a trigger means here, and its type, modes and CAMEO code.

In: a trigger with its frame and the kinds of its content clause. Out: the chosen row and the
settled code. The settlement of PLOVER's own contradictions stands in `codebook.json` and in the
named rules below; every rule that changed a type is in the event's `rule`.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import Row, cameo, is_mode, word_classes, word_list
from sayso.reading.events.senses import Fillers
from sayso.reading.events.triggers import Trigger
from sayso.record.vocabulary import PloverType, Reality

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_COOPERATIVE_VERBS = word_list("coding", "cooperative_verbs")
_CONTENT_TYPES = frozenset({"THREATEN", "REJECT", "REQUEST", "AGREE"})
"""Types whose infinitive or object is their content, not an event of its own."""

_FUTURE_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_FUTURE_CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})

_INSTRUMENT_MODES = (
    ("drone", "drone drones"),
    ("aerial", "airstrike aircraft jet warplane helicopter plane air airforce aerial"),
    ("suicide-attack", "suicide"),
    ("heavy-weapons", "artillery rocket missile shell mortar tank shelling"),
    ("explosives", "bomb explosive blast grenade mine explosion ied device"),
    ("firearms", "gun gunman shot firearm rifle gunfire bullet shooting sniper"),
    ("primitive", "knife stone machete axe sword"),
)
_MODE_WORDS = tuple((mode, frozenset(words.split())) for mode, words in _INSTRUMENT_MODES)


@dataclass(frozen=True, slots=True)
class Code:
    """The settled code of one event."""

    type: PloverType
    modes: tuple[str, ...]
    cameo: str
    rule: str


def complement_kinds(
    analysis: Analysis, clause: int | None, types: tuple[PloverType, ...]
) -> frozenset[str]:
    """Return what a content clause is: yes or no, that, threat, cooperative, hostile, yielding."""
    if clause is None:
        return frozenset({"no"})
    if any(
        analysis.deprel[child] == "mark"
        and analysis.form[child].lower() in ("that", "whether", "if")
        for child in analysis.children[clause]
    ):
        is_threat = bool(types) and types[0] in _HOSTILE and _is_ahead(analysis, clause)
        return frozenset({"that", "threat"}) if is_threat else frozenset({"that"})
    if analysis.child(clause, "nsubj", "nsubj:pass") is not None:
        return frozenset({"that"})
    found = {"yes"}
    if analysis.child(clause, "aux:pass") is not None:
        found.add("passive")
    if any(kind in _YIELDING for kind in types):
        found.add("yielding")
    if any(kind in COOPERATIVE for kind in types) or analysis.lemma[clause] in _COOPERATIVE_VERBS:
        found.add("cooperative")
    if types and types[0] in _HOSTILE:
        found |= {"hostile"}
        found.discard("cooperative")
    return frozenset(found)


def _is_ahead(analysis: Analysis, clause: int) -> bool:
    """Tell whether a clause has "will" or "would"."""
    return any(
        analysis.lemma[child].lower() in ("will", "would", "'ll", "shall")
        for child in analysis.children_by(clause, "aux", "aux:pass")
    )


def choose(
    trigger: Trigger, fillers: Fillers, participants: list[int], *, is_place_acting: bool
) -> Row | None:
    """Return the row that holds for a trigger here, `None` when none does.

    A row with a fitting sense goes before a strong one, a strong one before a medium one; a
    medium row needs a participant that can be an actor. The order of the lexicon decides ties.
    """
    best: tuple[int, Row] | None = None
    has_actor = is_place_acting or any(fillers.is_actor_like(token) for token in participants)
    for row in trigger.rows:
        rank = _rank(row, fillers, has_actor=has_actor)
        if rank and (best is None or rank > best[0]):
            best = rank, row
    return best[1] if best else None


def bare_noun_row(trigger: Trigger, fillers: Fillers, participants: list[int]) -> Row | None:
    """Return a row for an event noun without an actor around it ("the attack").

    It stands only with a place or a time, or if it takes up an event told before; that one then
    decides its type. A row whose sense is contradicted does not come into question.
    """
    if trigger.kind != "noun":
        return None
    open_rows = [
        row for row in trigger.rows
        if row.strength != "weak" and (not participants or fillers.fits(row) is not False)
    ]  # fmt: skip
    fitting = [row for row in open_rows if fillers.fits(row)]
    return next(iter(fitting or open_rows), None)


def _rank(row: Row, fillers: Fillers, *, has_actor: bool) -> int:
    fits = fillers.fits(row)
    if fits is False or (fits is None and row.strength == "weak"):
        return 0
    if row.strength == "strong":
        return 3 if fits is None else 4
    if not has_actor:
        return 0
    return 4 if fits else 2


def settle(
    analysis: Analysis,
    row: Row,
    *,
    words: frozenset[str],
    reality: Reality,
    content: tuple[PloverType, ...],
    is_own_word: bool,
    clause: int | None,
    judged: tuple[str, ...],
    rule: str,
) -> Code:
    """Return the code of an event by the settlement table.

    `words` are the lemmas of the clause, `content` the types within the content clause;
    `is_own_word` says that the agent itself announces the act; `judged` are the modes that the
    encoder sees, `rule` is what gave the type.
    """
    kind: PloverType = row.type
    modes = [row.mode] if row.mode and is_mode(kind, row.mode) else []
    modes = list(dict.fromkeys((*modes, *judged)))
    listed = row.cameo
    changed = _future_type(kind, reality, is_own_word=is_own_word)
    if changed:
        kind, rule = changed
        modes, listed = [], ""
    if kind in ("REQUEST", "REJECT", "THREATEN") and (content or clause is not None):
        found = _mode_of_content(analysis, kind, content, clause)
        if found:
            modes = [found]
            listed = listed if listed[:2] == _root(kind) and len(listed) > 2 else _root(kind)
    if kind == "ASSAULT" and (not modes or modes[0] in ("aerial", "targeted", "heavy-weapons")):
        modes = _assault_modes(words, modes)
    if kind == "SANCTION" and "convict" in modes and words & {"prison", "jail", "year", "death"}:
        modes.append("arrest")
    return Code(kind, tuple(modes), cameo(kind, tuple(modes), listed), rule)


def _root(kind: PloverType) -> str:
    return {"REQUEST": "10", "REJECT": "12", "THREATEN": "13"}[kind]


def _future_type(
    kind: PloverType, reality: Reality, *, is_own_word: bool
) -> tuple[PloverType, Literal["codebook.future_cooperation", "codebook.future_retreat",
                              "codebook.own_future_conflict"]] | None:  # fmt: skip
    if reality != "future":
        return None
    if kind in _FUTURE_COOPERATION:
        return "AGREE", "codebook.future_cooperation"
    if kind == "RETREAT":
        return "CONCEDE", "codebook.future_retreat"
    if kind in _FUTURE_CONFLICT and is_own_word:
        return "THREATEN", "codebook.own_future_conflict"
    return None


def _mode_of_content(
    analysis: Analysis, kind: PloverType, content: tuple[PloverType, ...], clause: int | None
) -> str | None:
    """Return the mode of a request, refusal or threat from what is asked, refused, threatened."""
    first = content[0] if content else None
    if kind == "THREATEN":
        return {
            "ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict",
            "SANCTION": "relations", "PROTEST": "restrict", "RETREAT": "relations",
        }.get(first or "")  # fmt: skip
    if first in ("AID", "COOPERATE", "SUPPORT"):
        return "assist"
    if first in ("CONSULT", "AGREE"):
        return "meet"
    if first in ("RETREAT", "CONCEDE"):
        return "yield"
    verb = analysis.lemma[clause] if clause is not None else ""
    if verb in ("help", "assist", "support", "send", "provide", "join"):
        return "assist"
    if verb in ("meet", "negotiate", "talk", "discuss"):
        return "meet"
    return "change" if clause is not None and kind == "REQUEST" else None


def _assault_modes(words: frozenset[str], modes: list[str]) -> list[str]:
    found = [mode for mode, listed in _MODE_WORDS if words & listed]
    if "drone" in found and "aerial" in found:
        found.remove("aerial")
    if modes == ["targeted"]:
        return [*modes, *found[:1]] if found else modes
    return found[:2] or modes


def instrument_words() -> frozenset[str]:
    """Return the lemmas that may be the instrument of an event."""
    return word_classes()["weapon"] | word_classes()["aircraft"]
