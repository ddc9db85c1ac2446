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
from sayso.record.vocabulary import PloverType

_RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_PATIENT_NOUNS = word_list("roles", "patient_nouns")
_AUTHORITIES = word_list("roles", "authorities")
_UNDERGOING = frozenset({"die", "perish", "give life", "lose life"})
_TAKINGS = frozenset({"seize", "capture", "take", "take over"})
_GIVING = frozenset({"AID", "AGREE", "COOPERATE"})
_MOTIONS = word_list("roles", "motions")
_BEARING = LIGHT_VERBS | word_list("roles", "bearing")
"""Verbs whose subject does what their object names."""
_OWN_RETREATS = frozenset({"withdraw", "disarm", "ceasefire"})
_HOSTING = frozenset({"host", "receive", "welcome"})
_MOVING = word_list("roles", "moving")
_CONTENT_GOALS = ("to", "for", "with", "on", "against", "from", "at")
_WITH_AIMS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_TWO_SIDED = frozenset({"RETREAT", "ASSAULT"})
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
    spare: list[int] = field(default_factory=list)
    """Who is the recipient if `recipients` stand for nobody, the likeliest first."""
    rule: str = "active"


def general_row(trigger: Trigger, kind: PloverType = "CONSULT") -> Row:
    """Return a row for a trigger that the lexicon lacks, or lacks with this type."""
    frame = "SW" if kind == "CONSULT" else "SOo" if kind in _GIVING else "SO"
    return Row(
        phrase=(trigger.lemma,),
        type=kind,
        mode=None,
        cameo="",
        strength="weak",
        frame=frame,
        nominal=trigger.kind == "noun",
        key=trigger.lemma,
    )


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
    first = trigger.token
    while analysis.deprel[first] == "conj" and analysis.upos[analysis.head[first]] == "NOUN":
        first = analysis.head[first]  # "voiced its anger and condemnation of X"
    if first != trigger.token and not noun.subjects:
        noun.subjects += analysis.children_by(first, "nmod:poss")
    governor, relation = analysis.head[first], analysis.deprel[first]
    if governor < 0 or analysis.upos[governor] != "VERB":
        return noun
    verb = analysis.lemma[governor]
    if relation == "obl" and verb in _MOTIONS and not noun.subjects:
        noun.subjects += frames.verb(governor).subjects  # "arrived for a visit"
    elif relation in ("obj", "obl") and verb in TURNING_VERBS and not noun.subjects:
        above = frames.verb(governor)
        noun.objects += [token for token in above.subjects if token not in noun.objects]
        noun.subjects += above.after("from")
        noun.obliques += [pair for pair in above.obliques if pair[0] in ("by", "over", "for")]
    elif relation in ("obj", "conj") and verb in _BEARING and not noun.subjects:
        noun.subjects += frames.verb(governor).subjects
    return noun


def roles_of(analysis: Analysis, trigger: Trigger, row: Row, frame: Frame) -> Roles:
    """Return who acts on whom for one reading of a trigger."""
    if trigger.kind == "noun":
        roles = _nominal(analysis, trigger, row, frame)
    else:
        roles = _verbal(trigger, row, frame)
    if row.type in _RECIPROCAL and row.mode != "visit":
        _make_reciprocal(row, trigger, frame, roles)
    elif row.type in _TWO_SIDED and trigger.noun is not None:
        parties = frame.after("between", "among")  # "a truce between X and Y"
        roles.agents += [token for token in parties if token not in roles.agents]
    _turn_by_type(row, frame, roles)
    inside = [
        below
        for item in frame.objects
        for below in analysis.children_by(item, "nmod")
        if _word_before(analysis, below) in ("between", "to", "with", "against")
    ]
    aimed = frame.after(*(_RECIPIENT_WORDS if row.type != "MOBILIZE" else _RECIPIENT_WORDS[:1]))
    is_moved = row.type == "MOBILIZE" or (row.type == "RETREAT" and row.mode == "withdraw")
    objects = frame.objects if not is_moved else ()
    of = frame.after("of") if trigger.noun is not None and trigger.kind != "noun" else ()
    named = [trigger.noun] if trigger.noun is not None and trigger.kind != "noun" else []
    aims = _aims(analysis, trigger.token) if row.type in _WITH_AIMS else []
    spare = [*frame.indirect, *aimed, *of, *inside, *objects, *named, *aims]
    roles.spare = [
        token for token in spare if token not in roles.agents and token not in roles.recipients
    ]
    return roles


def _aims(analysis: Analysis, verb: int) -> list[int]:
    """Return whom the purpose of an act names: "used water cannon to disperse the farmers"."""
    return [
        item
        for clause in analysis.children_by(verb, "advcl", "xcomp")
        if clause > verb and analysis.xpos[clause] == "VB"
        for item in analysis.children_by(clause, "obj")
    ]


def content_parties(frames: Frames, roles: Roles, frame: Frame, analysis: Analysis) -> list[int]:
    """Return whom the content of a promise, threat or refusal concerns ("to send X help").

    Where the content moves somebody ("to send troops to X"), those moved are nobody's recipients.
    Parties to an agreement are each other's.
    """
    if len(roles.agents) > 1 and frame.after("with", "between"):
        return []
    if frame.complement is None:
        return frame.objects
    inner = frames.verb(frame.complement)
    asked = [token for token in inner.surface if token not in frame.subjects]
    if asked:
        return asked
    goals = inner.after(*_CONTENT_GOALS)
    if analysis.lemma[frame.complement] in _MOVING:
        below = [
            child
            for item in inner.objects
            for child in analysis.children_by(item, "nmod")
            if _word_before(analysis, child) in ("to", "from", "for", "against")
        ]
        return [*inner.indirect, *goals, *below]
    return [*inner.objects, *inner.indirect, *goals]


def _turn_by_type(row: Row, frame: Frame, roles: Roles) -> None:
    """Turn the sides where a type has a rule of its own.

    Who is moved or gives way is the agent where nobody else is; a host is visited; those who
    flee are driven out.
    """
    if row.type == "MOBILIZE":
        roles.theme = [*roles.theme, *(item for item in roles.recipients if item in frame.objects)]
        roles.recipients = frame.after("against", "toward", "towards", "on")
        roles.agents = roles.agents or roles.theme
    elif row.type == "RETREAT" and row.mode in _OWN_RETREATS and not roles.agents:
        roles.agents, roles.recipients = roles.recipients or roles.theme, []
    elif row.key in _HOSTING and row.type == "CONSULT":
        guests = frame.objects
        roles.agents, roles.recipients = guests, [*frame.subjects]
        roles.rule = "host"
    elif row.type == "COOPERATE" and len(roles.agents) > 1:
        roles.recipients = [item for item in roles.recipients if item not in frame.objects]
    elif row.type == "CONSULT" and row.mode != "visit" and not roles.agents and frame.passive:
        roles.agents, roles.recipients = roles.recipients, []  # "they were closeted with X"
    elif row.key == "flee" and row.type == "SANCTION":
        roles.agents, roles.recipients = [], list(frame.subjects)
        roles.rule = "undergoer"


def _verbal(trigger: Trigger, row: Row, frame: Frame) -> Roles:
    roles = Roles(agents=list(frame.subjects), rule="passive" if frame.passive else "active")
    word = row.preposition
    if row.mode in ("expel", "deport") and frame.passive and not frame.subjects:
        roles.agents = frame.after("from")  # "were expelled from X": X does it
    if row.key in _UNDERGOING:
        return Roles(recipients=list(frame.subjects), rule="undergoer")
    if row.nominal:
        aimed = frame.after(*((word,) if word else ()), *_RECIPIENT_WORDS[:8])
        roles.recipients = [*frame.indirect, *(aimed or frame.after("of"))]
    elif word:
        roles.recipients = [*frame.indirect, *_after(frame, word)]
        roles.theme = list(frame.objects)
        may_be_object = trigger.noun is None and row.type not in ("RETREAT", "CONCEDE")
        if not roles.recipients and may_be_object and word in ("against", "from", "with"):
            roles.recipients = list(frame.objects)
        if word == "of" and trigger.noun is not None and not roles.recipients:
            roles.recipients = [trigger.noun]  # "expelled a diplomat": who, or else whose
            return roles
    elif row.frame == "SOo":
        roles.recipients = [*frame.indirect, *frame.after("to", "for", "towards")]
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


def _word_before(analysis: Analysis, token: int) -> str:
    case = analysis.child(token, "case")
    return analysis.form[case].lower() if case is not None else ""


def _make_reciprocal(row: Row, trigger: Trigger, frame: Frame, roles: Roles) -> None:
    """Put all parties of a mutual event among the agents: "a meeting of the ministers"."""
    parties = [*frame.after("with", "between", "among", "alongside")]
    if trigger.kind == "noun" and row.preposition != "between":
        parties += [*frame.objects, *(frame.after("of") if row.type != "AGREE" else ())]
    if row.frame == "SW" or (row.type == "CONSULT" and row.key in ("meet", "phone", "telephone")):
        parties = [*frame.objects, *parties]
    if row.preposition == "between" and row.type == "CONSULT":
        return  # a mediator is agent, the parties are recipients
    for token in parties:
        if token not in roles.agents:
            roles.agents.append(token)
    roles.recipients = [token for token in roles.recipients if token not in parties]
