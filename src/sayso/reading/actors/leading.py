"""Roles that verbs of leading tell: "X leads Y", "Y led by X", "X, who leads Y".

Rules `verb.leads`, `verb.led_by`, `verb.who_leads`, `whose.following`; `data/acts.toml` has the
role of each verb.
"""

from collections.abc import Iterator, Sequence

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import DraftRole
from sayso.reading.actors.lexicon import acts, head_nouns
from sayso.reading.actors.role_words import listed_words, of_words
from sayso.record.vocabulary import RoleStatus

_LED = frozenset({"organisation", "armed_group", "group", "government", "media"})


def verb_roles(around: Surroundings, head: int) -> Iterator[DraftRole]:
    """Yield the role in "X leads Y", "Y led by X" and "X, who leads Y"."""
    a = around.phrases.analysis
    for verb in a.children[head]:
        if verb == _behind(around, head) and a.xpos[verb] in {"VBZ", "VBP", "VBD"}:
            # a doubtful tree makes the verb right behind the name hang on it
            yield from _leading(around, verb, _objects(around, verb), "verb.leads")
    governor = a.head[head]
    if governor < 0:
        yield from _followed(around, head)
        return
    relation = a.deprel[head]
    if relation == "nsubj":
        yield from _leading(around, governor, _objects(around, governor), "verb.leads")
    elif relation in {"obl:agent", "obl"} and around.phrases.case_of(head) == "by":
        subject = a.children_by(governor, "nsubj:pass")
        if a.deprel[governor] == "acl":
            subject = [a.head[governor]]
        yield from _leading(around, governor, subject, "verb.led_by")
    yield from _followed(around, head)
    below = [head, *a.children_by(head, "appos")]  # "X, a general who commanded Y"
    for child in (clause for noun in below for clause in a.children[noun]):
        if a.deprel[child] == "acl:relcl" and a.upos[child] == "VERB":
            who = a.child(child, "nsubj")
            if who is not None and a.lemma[who] == "who":
                yield from _leading(around, child, _objects(around, child), "verb.who_leads")


def _followed(around: Surroundings, head: int) -> Iterator[DraftRole]:
    """Yield the role of whoever a party or army is of: "X, whose Farmers' Party left"."""
    a = around.phrases.analysis
    whose = _behind(around, head) + 1
    if whose >= len(a) or a.form[whose - 1] != "," or a.form[whose] != "whose":
        return  # the words decide: trees hang the clause in many ways
    body = whose + 1
    while body < min(whose + _LONGEST_NAME, len(a)) and _goes_on(a.form[body]):
        if a.lemma[body].lower() in listed_words("followings"):
            span = (a.start[whose], a.end[body])
            words = a.text[a.start[whose + 1] : a.end[body]]
            draft = around.cast.at.get(body)
            sectors = draft.sectors if draft is not None else ()
            yield DraftRole(
                "leader", body, words, None, "current", span, "whose.following", sectors
            )
            return
        body += 1


_LONGEST_NAME = 8


def _goes_on(form: str) -> bool:
    """Say whether a word may be of a name: capitals and the marks of the possessive."""
    return form[:1].isupper() or form in {"'", "’", "'s", "’s"}


def _behind(around: Surroundings, head: int) -> int:
    """Return the token right behind the name headed at `head`."""
    a = around.phrases.analysis
    token = head + 1
    while token < len(a) and a.deprel[token] == "flat" and a.head[token] == head:
        token += 1
    return token


def _is_past(around: Surroundings, verb: int) -> bool:
    """Say whether a word beside the verb says that it is over: "once commanded"."""
    a = around.phrases.analysis
    return any(a.form[c].lower() in {"once", "formerly", "previously"} for c in a.children[verb])


def _objects(around: Surroundings, verb: int) -> list[int]:
    """Return the objects of a verb; a doubtful tree calls one without preposition an oblique."""
    a = around.phrases.analysis
    bare = [t for t in a.children_by(verb, "obl") if t > verb and not around.phrases.case_of(t)]
    return list(a.children_by(verb, "obj")) or bare


def _meant(around: Surroundings, token: int) -> int:
    """Return the noun with the relative clause: "the brigade, which is commanded by X"."""
    a = around.phrases.analysis
    above = a.head[token]
    is_relative = a.lemma[token] in {"which", "that"} and above >= 0
    return a.head[above] if is_relative and a.deprel[above] == "acl:relcl" else token


def _leading(
    around: Surroundings, verb: int, objects: Sequence[int], rule: str
) -> Iterator[DraftRole]:
    a = around.phrases.analysis
    role = acts().role_verbs.get(a.lemma[verb])
    if role is None or not objects or any(a.lemma[c] == "not" for c in a.children[verb]):
        return
    led = _meant(around, objects[0])
    draft = around.cast.at.get(led)
    lexical = head_nouns().get(a.lemma[led].lower())
    is_body = draft is not None and draft.type in {"organisation", "armed_group", "media", "state"}
    is_body = is_body or (a.upos[led] == "PROPN" and a.form[led - 1][:1].isupper() and led > 0)
    if is_body or (lexical is not None and lexical.type in _LED):
        country, sectors = (draft.country, draft.sectors) if draft else (None, ())
        status: RoleStatus = "former" if _is_past(around, verb) else "current"
        span = (a.start[verb], a.end[verb])
        words = of_words(around, led)
        yield DraftRole(role, led, words, country, status, span, rule, sectors)
