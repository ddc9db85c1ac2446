"""Roles: from the frame of a trigger to its agents and recipients, still as tokens.

In: an `Analysis`, a trigger, a lexicon row. Out: `Roles` (head tokens of noun phrases). The
row's frame says where the recipient stands; nominalisations, light verbs and verbs of
undergoing follow their own rules, each named. PLOVER's conventions hold: the parties of a
reciprocal event are all agents; one-sided violence has its victim as recipient.
"""

from dataclasses import dataclass, field

from sayso.language.analysis import Analysis
from sayso.reading.events.frames import Frame, Frames
from sayso.reading.events.lexicon import Row, word_list
from sayso.reading.events.triggers import LIGHT_VERBS, TURNING_VERBS, Trigger

_RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_PATIENT_NOUNS = word_list("roles", "patient_nouns")
_AUTHORITIES = word_list("roles", "authorities")
_UNDERGOING = frozenset({"die", "perish", "give life", "lose life"})
_TAKINGS = frozenset({"seize", "capture", "take", "take over"})
_RISINGS = word_list("roles", "risings")
_AGENT_NOUNS = word_list("roles", "agent_nouns")
_RECIPIENT_WORDS = (
    "against", "on", "to", "toward", "towards", "into", "at", "over", "for", "with", "upon", "from",
)  # fmt: skip


@dataclass(slots=True)
class Roles:
    """Tokens in the deep roles. `theme` is an object that is no recipient (aid, a plan)."""

    agents: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    theme: list[int] = field(default_factory=list)
    rule: str = "active"


def frame_of(frames: Frames, analysis: Analysis, trigger: Trigger) -> Frame:
    """Return one frame for a trigger: of the verb, the noun, or both where they act as one."""
    if trigger.kind == "noun":
        return _noun_frame(frames, analysis, trigger)
    verb = frames.verb(trigger.token)
    if trigger.kind == "demand":
        above = frames.verb(analysis.head[trigger.token])
        return Frame(subjects=above.subjects, objects=verb.surface, complement=trigger.token)
    if trigger.noun is None:
        return verb
    noun = frames.noun(trigger.noun)
    of_phrase = [pair for word in trigger.words if word not in (trigger.token, trigger.noun)
                 for pair in frames.noun(word).obliques]  # fmt: skip
    return Frame(
        subjects=verb.subjects or noun.subjects,
        objects=[token for token in verb.objects if token != trigger.noun],
        indirect=verb.indirect,
        obliques=[*verb.obliques, *noun.obliques, *of_phrase],
        modifiers=noun.modifiers,
        complement=noun.complement if noun.complement is not None else verb.complement,
        passive=verb.passive,
        mark=verb.mark,
    )


def _noun_frame(frames: Frames, analysis: Analysis, trigger: Trigger) -> Frame:
    noun = frames.noun(trigger.token)
    governor = analysis.head[trigger.token]
    if governor < 0 or analysis.upos[governor] != "VERB":
        return noun
    relation = analysis.deprel[trigger.token]
    verb = analysis.lemma[governor]
    if relation in ("obj", "obl") and verb in TURNING_VERBS and not noun.subjects:
        above = frames.verb(governor)
        noun.objects += [token for token in above.subjects if token not in noun.objects]
        noun.subjects += above.after("from")
        noun.obliques += [pair for pair in above.obliques if pair[0] in ("by", "over", "for")]
    elif relation in ("obj", "conj") and verb in LIGHT_VERBS and not noun.subjects:
        noun.subjects += frames.verb(governor).subjects
    return noun


def roles_of(analysis: Analysis, trigger: Trigger, row: Row, frame: Frame) -> Roles:
    """Return who acts on whom for one reading of a trigger."""
    if trigger.kind == "noun":
        roles = _nominal(analysis, trigger, row, frame)
    else:
        roles = _verbal(trigger, row, frame)
    if row.type in _RECIPROCAL and row.mode != "visit":
        _make_reciprocal(row, frame, roles)
    return roles


def _verbal(trigger: Trigger, row: Row, frame: Frame) -> Roles:
    roles = Roles(agents=list(frame.subjects), rule="passive" if frame.passive else "active")
    word = row.preposition
    if row.key in _UNDERGOING:
        return Roles(recipients=list(frame.subjects), rule="undergoer")
    if row.nominal:
        aimed = frame.after(*((word,) if word else ()), *_RECIPIENT_WORDS[:8])
        roles.recipients = [*frame.indirect, *(aimed or frame.after("of"))]
    elif word:
        roles.recipients = _after(frame, word)
        roles.theme = list(frame.objects)
        may_be_object = trigger.noun is None and row.type not in ("RETREAT", "CONCEDE")
        if not roles.recipients and may_be_object and word in ("against", "from", "with"):
            roles.recipients = list(frame.objects)
        if word == "of":
            roles.recipients += frame.modifiers
    elif row.frame == "SOo":
        roles.recipients = [*frame.indirect, *frame.after("to", "for", "with", "towards")]
        roles.theme = list(frame.objects)
        if not frame.indirect and len(frame.objects) > 1:
            roles.recipients += frame.objects[:1]
    elif row.frame in ("SO", "SX"):
        roles.recipients = [*frame.objects, *frame.indirect]
        if row.type == "ASSAULT" and row.key in _TAKINGS:
            roles.recipients += frame.after("from")  # "seized the hill from the rebels"
        if row.frame == "SX" or not roles.recipients:
            roles.recipients = roles.recipients or frame.after("on", "upon", "to", "against", "at")
    elif row.frame == "SW":
        roles.recipients = [*frame.objects, *frame.after("with")]
    elif row.frame == "S" and row.type in ("ASSAULT", "PROTEST", "THREATEN", "REJECT"):
        roles.recipients = frame.after("against", "at", "on")
    if trigger.noun is not None and trigger.noun in roles.recipients:
        roles.recipients.remove(trigger.noun)
    return roles


def _after(frame: Frame, word: str) -> list[int]:
    """Return the recipient after its preposition, or after the likeliest other one."""
    own = frame.after(word)
    if own:
        return own
    if word in ("against", "on", "at"):
        return frame.after("against", "on", "at", "upon")
    if word in ("to", "for"):
        return frame.after("to", "for", "towards", "toward")
    if word == "in":
        return frame.after("to", "at")
    return frame.after("between") if word == "with" else []


def _nominal(analysis: Analysis, trigger: Trigger, row: Row, frame: Frame) -> Roles:
    noun = trigger.lemma
    owners = list(frame.subjects)
    by = [token for token in owners if analysis.deprel[token] != "nmod:poss"]
    of = frame.after("of")
    if row.type in ("ACCUSE", "SANCTION") and not owners:
        owners = [token for token in of if analysis.lemma[token].lower() in _AUTHORITIES]
        of = [token for token in of if token not in owners]
    aimed = frame.after(*((row.preposition,) if row.preposition else ()), *_RECIPIENT_WORDS[:7])
    roles = Roles(recipients=list(frame.objects), rule="nominal")
    undergoes = noun in _PATIENT_NOUNS and not by and not aimed
    if undergoes and owners and not of:
        roles.recipients += owners
        roles.agents += [token for token in frame.modifiers if noun != "trial"]
        return roles
    roles.agents += (
        owners or frame.after("from") or _modifiers(analysis, frame, undergoes=undergoes)
    )
    if of and noun in _RISINGS and not owners:
        roles.agents = of  # "a mass uprising of workers"
    elif of and (roles.agents or noun not in _AGENT_NOUNS):
        roles.recipients += of
    else:
        roles.agents += of
    roles.recipients += aimed
    if undergoes and not roles.recipients:
        roles.recipients += frame.modifiers
    return roles


def _modifiers(analysis: Analysis, frame: Frame, *, undergoes: bool) -> list[int]:
    """Return the modifiers that can act: "police raid", "French criticism"."""
    if undergoes:
        return []
    return [token for token in frame.modifiers if analysis.deprel[token] != "nmod:desc"]


def _make_reciprocal(row: Row, frame: Frame, roles: Roles) -> None:
    """Put all parties of a mutual event among the agents."""
    parties = [*frame.after("with", "between", "among", "alongside")]
    if row.frame == "SW" or (row.type == "CONSULT" and row.key in ("meet", "phone", "telephone")):
        parties = [*frame.objects, *parties]
    if row.preposition == "between" and row.type == "CONSULT":
        return  # a mediator is agent, the parties are recipients
    for token in parties:
        if token not in roles.agents:
            roles.agents.append(token)
    roles.recipients = [token for token in roles.recipients if token not in parties]
