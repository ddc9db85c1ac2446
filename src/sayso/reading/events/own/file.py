"""A user's codebook in YAML, checked and read; nothing in it is run.

The first value that is wrong is told with its line, what is wrong and what to do (`UsageError`).
The words are not analysed here: that is `compiling`.
"""

import hashlib
import re
from typing import Final, cast, get_args

from sayso.reading.events.own.codebook import Codebook, OwnType, Recipients
from sayso.record.vocabulary import ActorType, PloverType
from sayso.yaml_files import Fields, ListNode, MappingNode, Node, TextNode, Wrong, read_nodes

MOST_TYPES: Final = 500
_MOST_EXAMPLES: Final = 2_000
_MOST_PHRASES: Final = 10_000
_LONGEST_WORDS: Final = 1_000
_KEYS = ("name", "extends", "types")
_TYPE_KEYS = (
    "quad", "scale", "definition", "agents", "recipients", "examples", "triggers", "not", "modes",
)  # fmt: skip
_NAME = re.compile(r"[^\W\d_][\w-]{0,39}")
_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOTS = ("agent", "recipient")
_WORD = re.compile(r"\w")


def parse_codebook(data: bytes, name: str) -> Codebook:
    """Return what the bytes of a file say; `name` is what errors call it.

    Raises `UsageError` with the line of the first thing that is wrong.
    """
    wrong = Wrong(name)
    fields = _whole(read_nodes(data, name), wrong)
    title = fields.needed("name")
    extends = fields.choice("extends", ("plover", "none")) or "plover"
    rows = _rows(fields, wrong)
    types = [_type(key, node, wrong, extends_plover=extends == "plover") for key, node in rows]
    _refuse_too_many(types, wrong)
    return Codebook(
        name=title,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        extends_plover=extends == "plover",
        types={kind.name: kind for kind in types},
    )


def _whole(root: Node | None, wrong: Wrong) -> Fields:
    if root is None or (isinstance(root, TextNode) and root.is_null):
        message = "the file is empty. Write name: and types: with your types below."
        raise wrong.at(1, message)
    if not isinstance(root, MappingNode):
        message = "the file begins with no key. Write name: and types: with your types below."
        raise wrong.at(root.line, message)
    return Fields(root, _KEYS, wrong, what="a codebook")


def _rows(fields: Fields, wrong: Wrong) -> list[tuple[TextNode, MappingNode]]:
    node = fields.node("types")
    if node is None:
        message = "the codebook lacks “types”. Write types: and your types below, indented."
        raise wrong.at(fields.line_of("types"), message)
    if not isinstance(node, MappingNode) or not node.rows:
        message = (
            "types are keys with their own keys below. Write “DIVERT:” and “quad: 4” under it."
        )
        raise wrong.at(node.line, message)
    if len(node.rows) > MOST_TYPES:
        message = f"there are {len(node.rows):,} types, more than {MOST_TYPES}. Leave some out."
        raise wrong.at(node.rows[MOST_TYPES][0].line, message)
    found: list[tuple[TextNode, MappingNode]] = []
    seen: dict[str, TextNode] = {}
    for key, value in node.rows:
        twin = seen.setdefault(key.text.casefold(), key)
        if twin is not key:
            message = f"“{key.text}” and “{twin.text}” (line {twin.line}) are one name. Rename one."
            raise wrong.at(key.line, message)
        if not isinstance(value, MappingNode):
            message = f"the type “{key.text}” has no keys. Write quad: and triggers: or examples:."
            raise wrong.at(key.line, message)
        found.append((key, value))
    return found


def _type(key: TextNode, row: MappingNode, wrong: Wrong, *, extends_plover: bool) -> OwnType:
    name = key.text
    if not _NAME.fullmatch(name):
        message = (
            f"“{name}” is no name of a type. Begin with a letter, go on with letters, digits, - "
            "or _, 40 at most."
        )
        raise wrong.at(key.line, message)
    if extends_plover and name.upper() in get_args(PloverType):
        message = (
            f"“{name}” is a type of PLOVER, which this codebook extends. Name yours otherwise, or "
            "write extends: none."
        )
        raise wrong.at(key.line, message)
    what = f"the type “{name}”"
    fields = Fields(row, _TYPE_KEYS, wrong, what=what, longest=_LONGEST_WORDS)
    examples = fields.texts_with_lines("examples")
    for words, line in examples:
        _check_slots(words, line, wrong)
    triggers = _phrases(fields, "triggers")
    if not examples and not triggers:
        message = f"{what} has neither triggers nor examples. Give one of them."
        raise wrong.at(key.line, message)
    return OwnType(
        name=name,
        quad=_quad(fields, what),
        scale=fields.number("scale", -10, 10),
        definition=fields.text("definition"),
        agents=_actor_types(fields),
        recipients=cast(
            "Recipients", fields.choice("recipients", get_args(Recipients)) or "optional"
        ),
        examples=tuple(words for words, _ in examples),
        triggers=triggers,
        never=_phrases(fields, "not"),
        modes=_modes(fields, wrong, what),
        example_lines=tuple(line for _, line in examples),
    )


def _quad(fields: Fields, what: str) -> int:
    words = fields.text("quad")
    told = "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"
    if words is None:
        message = f"{what} lacks “quad”. Give it: {told}."
        raise fields.wrong.at(fields.line, message)
    if words not in {"1", "2", "3", "4"}:
        message = f"quad “{words}” is no number from 1 to 4. Write {told}."
        raise fields.wrong.at(fields.line_of("quad"), message)
    return int(words)


def _actor_types(fields: Fields) -> frozenset[ActorType]:
    """Return the types of actors that can act, empty for `any`."""
    known = get_args(ActorType)
    found = fields.texts_with_lines("agents")
    for words, line in found:
        if words not in known and words != "any":
            message = f"“{words}” is no type of actor. Write any, or some of {', '.join(known)}."
            raise fields.wrong.at(line, message)
    if any(words == "any" for words, _ in found):
        return frozenset()
    return frozenset(cast("ActorType", words) for words, _ in found)


def _check_slots(example: str, line: int, wrong: Wrong) -> None:
    found = _SLOT.findall(example)
    for slot in found:
        if slot not in _SLOTS:
            message = f"“{{{slot}}}” is no slot. The slots are {{agent}} and {{recipient}}."
            raise wrong.at(line, message)
    if len(set(found)) < len(found):
        message = "a slot stands twice in this example. Keep it once."
        raise wrong.at(line, message)
    if re.search(r"[{}]", _SLOT.sub("", example)):
        message = "a brace of a slot is not closed. Write {agent} or {recipient}."
        raise wrong.at(line, message)
    if not _WORD.search(_SLOT.sub("", example)):
        message = "an example has no words beside its slots. Write a sentence."
        raise wrong.at(line, message)


def _phrases(fields: Fields, key: str) -> tuple[str, ...]:
    found = fields.texts_with_lines(key)
    for words, line in found:
        if not _WORD.search(words):
            raise fields.wrong.at(line, f"“{words}” under {key} has no letters. Remove it.")
        if "{" in words or "}" in words:
            message = f"slots stand in examples, not under {key}. Write the words alone."
            raise fields.wrong.at(line, message)
        if len(words.split()) > 8:
            message = f"“{words}” under {key} has more than 8 words. Make an example of it."
            raise fields.wrong.at(line, message)
    return tuple(dict.fromkeys(" ".join(words.split()) for words, _ in found))


def _modes(fields: Fields, wrong: Wrong, what: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    node = fields.node("modes")
    if node is None:
        return ()
    if not isinstance(node, MappingNode):
        message = f"modes of {what} are keys with words. Write modes: {{canal: [canal, ditch]}}."
        raise wrong.at(node.line, message)
    found: list[tuple[str, tuple[str, ...]]] = []
    for key, value in node.rows:
        if not _NAME.fullmatch(key.text):
            message = f"“{key.text}” is no name of a mode. Write letters, digits, - or _."
            raise wrong.at(key.line, message)
        items = value.items if isinstance(value, ListNode) else (value,)
        words = [item for item in items if isinstance(item, TextNode) and item.text]
        if not items or len(words) < len(items):
            message = f"the mode “{key.text}” has no words. Write {key.text}: [word, word]."
            raise wrong.at(value.line, message)
        found.append((key.text, tuple(word.text.lower() for word in words)))
    return tuple(found)


def _refuse_too_many(types: list[OwnType], wrong: Wrong) -> None:
    examples = phrases = 0
    for kind in types:
        examples += len(kind.examples)
        phrases += len(kind.triggers) + len(kind.never)
        if examples > _MOST_EXAMPLES:
            line = kind.example_lines[-1]
            message = f"there are more than {_MOST_EXAMPLES:,} examples. Leave some out."
            raise wrong.at(line, message)
        if phrases > _MOST_PHRASES:
            message = f"there are more than {_MOST_PHRASES:,} triggers and “not”. Leave some out."
            raise wrong.at(1, message)
