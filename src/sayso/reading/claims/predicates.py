"""Which words head a claim, and which words are a claim's own.

A claim stands for every clause with a finite verb or a copular predicate, for every non-finite
clause (its operators differ from those of its governor: "failed to find"), for event nouns with
an operator of their own ("the alleged theft", "fears of a strike"), and for the heads that other
layers ask for. A claim's span is its clause without embedded claims at its edges, contiguous.
"""

from collections.abc import Iterable

from sayso.language.analysis import Analysis
from sayso.reading.claims.clause import Clauses
from sayso.reading.claims.lexicon import Lexicon, names_people

_CLAUSES = frozenset(
    {"root", "ccomp", "csubj", "csubj:pass", "csubj:outer", "acl:relcl", "advcl", "advcl:relcl",
     "parataxis", "acl", "xcomp"}
)  # fmt: skip
_JOINED = frozenset({"conj"})
_EDGE = frozenset({"punct", "mark", "cc"})
_NOUN_OPERATORS = frozenset(
    {"direct", "fear", "hearsay", "accuse", "possible", "predict", "commit", "threaten",
     "attempt", "deny", "show", "forbid", "likely", "confirm", "concede", "believe", "pretend",
     "failed"}
)  # fmt: skip
_JUDGING = frozenset(
    {"seem", "appear", "fear", "presume", "believe", "report", "think", "call", "consider", "deem",
     "label", "brand", "dub", "declare", "suspect", "find", "confirm"}
)  # fmt: skip
_RAISING = frozenset(
    {"seem", "appear", "tend", "begin", "start", "continue", "fail", "manage", "use", "go", "have",
     "need", "happen", "prove", "come", "get", "try", "want", "plan", "hope", "refuse", "cease",
     "stop", "keep", "intend", "decline", "agree", "decide", "seek", "attempt", "look", "remain"}
)  # fmt: skip
_PUTTING_FORWARD = frozenset(
    {"alleged", "reported", "rumoured", "rumored", "purported", "supposed", "unconfirmed",
     "unverified", "feared", "planned", "proposed", "threatened", "failed", "attempted", "averted",
     "aborted", "foiled", "thwarted", "possible", "apparent", "imminent", "impending", "looming",
     "scheduled"}
)  # fmt: skip
_GIVEN = frozenset(
    {"entry", "access", "permission", "visa", "request", "right", "bail", "service", "leave",
     "application", "appeal", "admission", "opportunity", "chance", "that", "it", "this"}
)  # fmt: skip
"""What one can be denied, and not deny."""
_REJECTING = frozenset({"deny", "rule out"})
_CALLING = frozenset({"call", "appeal", "plead", "beg"})
_VAGUE = frozenset({"lack", "absence", "lead", "use", "need", "end", "case", "means", "time"})
_DEVERBAL = ("ation", "ction", "sion", "ment", "sal", "val", "ption")
_STATES = frozenset(
    {"generation", "government", "moment", "department", "parliament", "document", "nation",
     "station", "situation", "environment", "condition", "position", "section", "population",
     "information", "administration", "reputation", "education", "direction", "mission", "session",
     "version", "television", "equipment", "element", "comment", "argument", "statement",
     "corporation", "organisation", "organization", "action", "option", "function"}
)  # fmt: skip
_EVENT_NOUNS = frozenset(
    {"attack", "strike", "theft", "fraud", "murder", "war", "raid", "coup", "visit", "talk",
     "talks", "deal", "sale", "release", "death", "fire", "blast", "crash", "escape", "protest",
     "vote", "cut", "rise", "fall", "loss", "merger", "boycott", "bribe", "plot", "flight",
     "collapse", "delay", "return", "retreat", "defeat", "victory", "arrest", "abuse", "breach",
     "leak", "clash", "assault", "truce", "ceasefire", "trial", "hunt", "ban", "march", "rally",
     "closure", "departure", "seizure", "capture", "overthrow", "massacre", "bailout", "walkout",
     "lockout", "blackout", "purge", "siege", "crackdown", "shutdown", "reshuffle", "election",
     "referendum", "amnesty", "looting", "shooting", "killing", "bombing", "poisoning", "hearing",
     "offensive", "advance", "exit", "shortage", "famine", "flood", "split", "takeover"}
)  # fmt: skip


def claim_heads(
    analysis: Analysis, clauses: Clauses, words: Lexicon, extra: Iterable[int]
) -> list[int]:
    """Return the head tokens of the claims, in text order."""
    found = {token for token in extra if 0 <= token < len(analysis)}
    for token, relation in enumerate(analysis.deprel):
        if (
            _is_clause(analysis, clauses, token, relation)
            or (analysis.upos[token] == "NOUN" and _has_operator(analysis, clauses, words, token))
            or (analysis.upos[token] == "ADJ" and _is_called(analysis, clauses, words, token))
        ):
            found.add(token)
    return sorted(found)


def _is_clause(analysis: Analysis, clauses: Clauses, token: int, relation: str) -> bool:
    if relation == "conj":
        return _is_conjoined_predicate(analysis, clauses, token)
    if relation not in _CLAUSES:
        return False
    if analysis.upos[token] == "VERB":
        if _is_semi_auxiliary(analysis, clauses, token) or _is_headline(analysis, clauses, token):
            return False
        return relation != "acl" or _is_full_participle(analysis, clauses, token)
    if relation == "xcomp":
        return _is_judged(analysis, clauses, token)
    clause = clauses.at(token)
    if analysis.upos[token] == "AUX" and _is_semi_auxiliary(analysis, clauses, token):
        return False
    if clauses.lower[token] == "about" and analysis.child(token, "xcomp") is not None:
        return False  # "is about to close": a semi-auxiliary
    has_verb = clause.copula is not None or bool(clause.auxiliaries)
    return (
        has_verb
        or clause.expletive is not None
        or (analysis.upos[token] in ("AUX", "ADJ", "NOUN") and clause.subject is not None)
    )


def _is_semi_auxiliary(analysis: Analysis, clauses: Clauses, token: int) -> bool:
    """Say whether this is going to, used to, have to, ought to: no predicate of its own."""
    word = clauses.lower[token]
    if word not in ("going", "used", "gon", "ought") and clauses.lemma[token] not in ("have", "be"):
        return False
    infinitive = analysis.child(token, "xcomp")
    own = analysis.child(token, "obj", "obj:pass")
    return infinitive is not None and own is None and clauses.at(infinitive).infinitive


def _is_headline(analysis: Analysis, clauses: Clauses, token: int) -> bool:
    """Say whether a bare participle of a headline only judges: "Two climbers presumed dead"."""
    clause = clauses.at(token)
    if analysis.deprel[token] != "root" or clause.auxiliaries or analysis.xpos[token] != "VBN":
        return False
    return clause.lemma in _JUDGING and analysis.child(token, "xcomp") is not None


def _is_full_participle(analysis: Analysis, clauses: Clauses, token: int) -> bool:
    """Say whether the clause has words of its own ("arrested on Friday") or is an infinitive."""
    return bool(analysis.children[token]) or clauses.at(token).infinitive


def _is_judged(analysis: Analysis, clauses: Clauses, token: int) -> bool:
    """Say whether this is a predicate without verb under an operator: "are feared dead"."""
    clause = clauses.at(token)
    if clause.copula is not None:
        return True
    governor = clauses.lemma[analysis.head[token]]
    return governor in _JUDGING


def _is_conjoined_predicate(analysis: Analysis, clauses: Clauses, token: int) -> bool:
    first = analysis.head[token]
    while analysis.deprel[first] == "conj":
        first = analysis.head[first]
    clause = clauses.at(token)
    own_verb = clause.copula is not None or clause.finite
    if analysis.upos[token] == "VERB":
        relation = analysis.deprel[first]
        return own_verb or _is_clause(analysis, clauses, first, relation)
    return own_verb


def _has_operator(analysis: Analysis, clauses: Clauses, words: Lexicon, token: int) -> bool:
    """Say whether a modifier or a governing noun or verb puts an event noun forward."""
    lemma = clauses.lemma[token]
    if _is_called(analysis, clauses, words, token):
        return True
    for child in analysis.children[token]:
        if analysis.deprel[child] == "amod" and clauses.lower[child] in _PUTTING_FORWARD:
            return not names_people(words, lemma)
    if analysis.xpos[token] == "NN" and lemma.endswith("ing") and analysis.head[token] >= 0:
        return _is_kept_from(analysis, clauses, words, token)
    if _is_denied_or_wanted(analysis, clauses, words, token):
        return True
    if lemma in _STATES or (lemma not in _EVENT_NOUNS and not lemma.endswith(_DEVERBAL)):
        return False
    governor = analysis.head[token]
    if governor < 0:
        return False
    relation = analysis.deprel[token]
    governing = clauses.lemma[governor]
    if governing in _VAGUE:
        return False
    if relation == "nmod":
        operator = words.frames["noun"].get(governing)
        return operator is not None and operator.name in _NOUN_OPERATORS
    if relation in ("obj", "nsubj:pass"):
        operator = words.frames["object"].get(clauses.at(governor).lemma)
        return operator is not None and operator.name in _NOUN_OPERATORS
    if relation.startswith(("obl", "nmod")):
        case = analysis.child(token, "case")
        key = f"{governing} {clauses.lower[case]}" if case is not None else ""
        return key in words.frames["preposition"]
    return False


def _is_denied_or_wanted(analysis: Analysis, clauses: Clauses, words: Lexicon, token: int) -> bool:
    """Say whether a noun of any kind is put forward: "denied any role", "appealed for calm"."""
    governor, relation = analysis.head[token], analysis.deprel[token]
    lemma = clauses.lemma[token]
    if governor < 0 or analysis.upos[governor] != "VERB":
        return False
    if relation != "obj" and not relation.startswith("obl"):
        return False
    verb = clauses.at(governor)
    if verb.lemma not in _REJECTING and verb.lemma not in _CALLING:
        return False
    if names_people(words, lemma):
        return False
    if relation == "obj":
        rejects = verb.lemma in _REJECTING
        return rejects and lemma not in words.words["say_so_noun"]["words"] and lemma not in _GIVEN
    case = analysis.child(token, "case")
    if case is None:
        return False
    operator = words.frames["preposition"].get(f"{verb.lemma} {clauses.lower[case]}")
    return operator is not None and operator.name == "direct" and verb.lemma in _CALLING


def _is_kept_from(analysis: Analysis, clauses: Clauses, words: Lexicon, token: int) -> bool:
    """Say whether a verb's preposition holds a gerund tagged as a noun: "kept from landing"."""
    case = analysis.child(token, "case")
    if case is None:
        return False
    return (
        f"{clauses.lemma[analysis.head[token]]} {clauses.lower[case]}"
        in words.frames["preposition"]
    )


def _is_called(analysis: Analysis, clauses: Clauses, words: Lexicon, token: int) -> bool:
    """Say whether this is a name given: "described as a betrayal", "hailed as a hero"."""
    case = analysis.child(token, "case")
    if case is None or clauses.lower[case] != "as" or not analysis.deprel[token].startswith("obl"):
        return False
    return clauses.at(analysis.head[token]).lemma in words.frames["as"]


def claim_bounds(analysis: Analysis, heads: list[int]) -> list[tuple[int, int]]:
    """Return, for every token, the first and last token of its clause without embedded claims.

    Punctuation, complementisers and coordinators at the edges stay out.
    """
    first = list(range(len(analysis)))
    last = list(range(len(analysis)))
    closed = bytearray(len(analysis))
    for head in heads:
        closed[head] = analysis.deprel[head] in _CLAUSES or analysis.deprel[head] in _JOINED
    relation, head_of, depth = analysis.deprel, analysis.head, analysis.depth
    for token in sorted(range(len(analysis)), key=depth.__getitem__, reverse=True):
        governor = head_of[token]
        if governor < 0 or closed[token] or relation[token] in _EDGE:
            continue
        first[governor] = min(first[governor], first[token])
        last[governor] = max(last[governor], last[token])
    return list(zip(first, last, strict=True))


def with_controller(
    analysis: Analysis, clauses: Clauses, bounds: list[tuple[int, int]], head: int
) -> tuple[int, int]:
    """Return the bounds of the claim at `head`, its raised or controlled subject included.

    "The river is expected to rise": the proposition has *The river* for its subject; so has
    "the firm to pay" in "ordered the firm to pay".
    """
    first, last = bounds[head]
    governor = analysis.head[head]
    if analysis.deprel[head] != "xcomp" or governor < 0 or clauses.at(head).subject is not None:
        return first, last
    matrix = clauses.at(governor)
    controller = (
        matrix.object if matrix.object is not None else _raised(analysis, clauses, governor)
    )
    if controller is None or controller >= first or clauses.lower[controller] == "it":
        return first, last
    return bounds[controller][0], last


def _raised(analysis: Analysis, clauses: Clauses, governor: int) -> int | None:
    """Return the subject of a matrix that adds nothing but its operator: "is likely to"."""
    while governor >= 0:
        matrix = clauses.at(governor)
        if not (
            matrix.passive or analysis.upos[governor] in ("ADJ", "ADV") or matrix.lemma in _RAISING
        ):
            return None
        if matrix.subject is not None or analysis.deprel[governor] != "xcomp":
            return matrix.subject
        governor = analysis.head[governor]
    return None
