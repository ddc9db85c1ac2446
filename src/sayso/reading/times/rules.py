"""Rules as data: read `lexicon.toml` and `rules.toml`, compile them to patterns over class letters.

A rule's `match` is written over classes: `{x}` is a class, macro or, from the second level on,
the kind of a time that a lower level found; `{name:x|y}` names a capture and gives a choice; `[..]`
is optional, `(..)` groups, `a|b` is a choice, and every other word stands for itself. There are
no repetitions, so every pattern has a longest match and none can backtrack far.

Levels: the rules of one level run over what the levels below left; a time found below is one
symbol, with its kind as its class. `prev`, `not_prev`, `next`, `not_next` list words that must
or must not stand beside the match. `parts` gives the parts of a range: the first and the last
capture of each (empty for the end of the match) and its form.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sayso.reading.times.guards import GUARDS
from sayso.reading.times.numerals import Numerals, readers
from sayso.reading.times.tokens import UNKNOWN, Alphabet

Meaning = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule; `captures` gives the reference behind each capture."""

    name: str
    level: int
    kind: str
    form: str
    pattern: str
    captures: Mapping[str, str]
    prev: frozenset[str]
    not_prev: frozenset[str]
    next: frozenset[str]
    not_next: frozenset[str]
    guard: str | None
    priority: int
    parts: tuple[tuple[str, str, str], ...]
    example: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True)
class Rulebook:
    """All rules, ready to run: by level, then by the letter that a match can begin with."""

    alphabet: Alphabet
    kinds: Mapping[str, str]
    levels: tuple[Mapping[str, tuple[Rule, ...]], ...]
    core: re.Pattern[str]
    readers: Mapping[str, Callable[[list[str]], str]]
    classes: Mapping[str, frozenset[str]]
    lexicon: Mapping[str, Meaning]
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def meaning(self, reference: str, words: list[str]) -> str:
        """Return the argument of a form that captured `words` stand for."""
        if reference in self.readers:
            return self.readers[reference](words)
        for name in self.classes.get(reference, frozenset((reference,))):
            table = self.lexicon.get(name)
            if table is not None and words[0] in table:
                return str(table[words[0]])
        return words[0]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a rule, compiled when first tried: most texts need few of them."""
    return re.compile(pattern)


@cache
def rulebook() -> Rulebook:
    """Return the shipped rules, compiled once."""
    here = files("sayso.reading.times")
    lexicon = tomllib.loads(here.joinpath("lexicon.toml").read_text("utf-8"))
    rules = tomllib.loads(here.joinpath("rules.toml").read_text("utf-8"))
    return compile_rules(lexicon, rules)


def compile_rules(lexicon: Mapping[str, dict[str, object]], data: dict[str, object]) -> Rulebook:
    """Compile the two tables; raise `ValueError` that names the rule which cannot be compiled."""
    settings, macros, rows = data["settings"], data["macros"], list(_rows(data["rule"]))
    assert isinstance(settings, dict)
    assert isinstance(macros, dict)
    meanings = {name: table["words"] for name, table in lexicon.items()}
    trees = {name: _Parser(text).parse() for name, text in macros.items()}
    parsed = [(name, row, _Parser(str(row["match"])).parse()) for name, row in rows]
    literals = {w for tree in (*trees.values(), *(t for _, _, t in parsed)) for w in _words(tree)}
    alphabet = Alphabet(_signatures(lexicon, literals))
    kinds = {k: chr(0x2000 + i) for i, k in enumerate(sorted(_kinds(rows)))}
    compiler = _Compiler(alphabet, kinds, trees)
    rules = {name: compiler.rule(name, row, tree) for name, row, tree in parsed}
    return Rulebook(
        alphabet=alphabet,
        kinds=kinds,
        levels=tuple(compiler.levels),
        core=re.compile("[" + "".join(alphabet.having(name) for name in settings["core"]) + "]"),
        readers=readers(Numerals({k: v for k, v in meanings.items() if isinstance(v, dict)})),
        classes={name: frozenset(_references(tree, trees)) for name, tree in trees.items()},
        lexicon={k: _lowered(v) for k, v in meanings.items()},
        rules=rules,
    )


def _lowered(words: object) -> Meaning:
    assert isinstance(words, dict)
    return {word.lower(): value for word, value in words.items()}


def _rows(table: object) -> Iterator[tuple[str, dict[str, object]]]:
    assert isinstance(table, dict)
    for group, rules in table.items():
        for name, row in rules.items():
            yield f"{group}.{name}", row


def _kinds(rows: list[tuple[str, dict[str, object]]]) -> set[str]:
    return {str(row["kind"]) for _, row in rows if not str(row["kind"]).startswith("$")}


def _signatures(
    lexicon: Mapping[str, dict[str, object]], literals: set[str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, table in lexicon.items():
        words = table["words"]
        assert isinstance(words, dict)
        for word in words:
            for surface in _surfaces(word, cased=bool(table.get("cased"))):
                found.setdefault(surface, set()).add(name)
    for word in literals:
        for surface in _surfaces(word, cased=word != word.lower()):
            found.setdefault(surface, set()).add(f"w:{word}")
    return {word: frozenset(classes) for word, classes in found.items()}


def _surfaces(word: str, *, cased: bool) -> set[str]:
    if cased:
        return {word, word.upper()} if word != word.lower() else {word.capitalize(), word.upper()}
    return {word, word.capitalize(), word.upper()}


Tree = tuple[str, object]
_MATCH_TOKEN = re.compile(r"\{[^}]*\}|[\[\]()|]|[^\s\[\]()|{}]+")


class _Parser:
    """Recursive descent over `match`; a tree is `(kind, children)`."""

    def __init__(self, text: str) -> None:
        self._pieces = _MATCH_TOKEN.findall(text)
        self._at = 0

    def parse(self) -> Tree:
        return self._sequence(closing="")

    def _sequence(self, closing: str) -> Tree:
        items: list[Tree] = []
        while self._at < len(self._pieces) and self._pieces[self._at] != closing:
            items.append(self._choice())
        self._at += bool(closing)
        return ("sequence", items)

    def _choice(self) -> Tree:
        options = [self._item()]
        while self._at < len(self._pieces) and self._pieces[self._at] == "|":
            self._at += 1
            options.append(self._item())
        return options[0] if len(options) == 1 else ("choice", options)

    def _item(self) -> Tree:
        piece = self._pieces[self._at]
        self._at += 1
        if piece == "[":
            return ("optional", [self._sequence("]")])
        if piece == "(":
            return self._sequence(")")
        if piece.startswith("{"):
            return ("reference", piece[1:-1])
        return ("word", piece)


def _words(tree: Tree) -> Iterator[str]:
    kind, content = tree
    if kind == "word":
        yield str(content)
    elif isinstance(content, list):
        for child in content:
            yield from _words(child)


def _references(tree: Tree, macros: Mapping[str, Tree]) -> Iterator[str]:
    kind, content = tree
    if kind == "reference":
        for name in str(content).split(":")[-1].split("|"):
            if name in macros:
                yield from _references(macros[name], macros)
            else:
                yield name
    elif isinstance(content, list):
        for child in content:
            yield from _references(child, macros)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a pattern, the letters that it can begin with, and whether it can be empty."""

    pattern: str
    first: frozenset[str]
    nullable: bool


class _Compiler:
    """Compiles trees to patterns and sorts rules by level and first letter."""

    def __init__(
        self, alphabet: Alphabet, kinds: Mapping[str, str], macros: Mapping[str, Tree]
    ) -> None:
        self._alphabet, self._kinds, self._macros = alphabet, kinds, macros
        self._captures: dict[str, str] = {}
        self.levels: list[dict[str, tuple[Rule, ...]]] = []

    def rule(self, name: str, row: dict[str, object], tree: Tree) -> Rule:
        """Compile one rule and file it."""
        self._captures = {}
        try:
            piece = self._piece(tree, naming=True)
        except KeyError as unknown:
            raise ValueError(f"rule {name}: no class or kind {unknown}") from unknown
        _check_slots(name, row, self._captures)
        _check_guard(name, row)
        rule = Rule(
            name=name,
            level=_integer(row.get("level", 1)),
            kind=str(row["kind"]),
            form=str(row["form"]),
            pattern=piece.pattern,
            captures=dict(self._captures),
            prev=_word_set(row, "prev"),
            not_prev=_word_set(row, "not_prev"),
            next=_word_set(row, "next"),
            not_next=_word_set(row, "not_next"),
            guard=str(row["guard"]) if "guard" in row else None,
            priority=_integer(row.get("priority", 0)),
            parts=_parts(row),
            example=_lines(row, "example"),
            counter=_lines(row, "counter"),
        )
        self._file(rule, piece.first)
        return rule

    def _file(self, rule: Rule, first: frozenset[str]) -> None:
        while len(self.levels) < rule.level:
            self.levels.append({})
        by_letter = self.levels[rule.level - 1]
        for letter in first:
            known = (*by_letter.get(letter, ()), rule)
            by_letter[letter] = tuple(sorted(known, key=lambda r: -r.priority))

    def _piece(self, tree: Tree, *, naming: bool) -> _Piece:
        kind, content = tree
        if kind == "word":
            return self._letters(self._alphabet.having(f"w:{content}"), str(content))
        if kind == "reference":
            return self._reference(str(content), naming=naming)
        assert isinstance(content, list)
        pieces = [self._piece(child, naming=naming) for child in content]
        if kind == "choice":
            return _either(pieces)
        joined = _in_a_row(pieces)
        if kind == "optional":
            return _Piece(f"(?:{joined.pattern})?", joined.first, nullable=True)
        return joined

    def _reference(self, text: str, *, naming: bool) -> _Piece:
        name, _, names = text.rpartition(":")
        piece = _either([self._named(option) for option in names.split("|")])
        if not naming:
            return piece
        capture = name or names.split("|")[0]
        self._captures[capture] = names
        return _Piece(f"(?P<{capture}>{piece.pattern})", piece.first, piece.nullable)

    def _named(self, name: str) -> _Piece:
        if name in self._macros:
            return self._piece(self._macros[name], naming=False)
        if name in self._kinds:
            return self._letters(self._kinds[name], name)
        return self._letters(self._alphabet.having(name), name)

    def _letters(self, letters: str, what: str) -> _Piece:
        if not letters:
            raise KeyError(what)
        return _Piece(f"[{letters}]", frozenset(letters), nullable=False)


def _either(pieces: list[_Piece]) -> _Piece:
    if len(pieces) == 1:
        return pieces[0]
    first = frozenset().union(*(piece.first for piece in pieces))
    pattern = "|".join(piece.pattern for piece in pieces)
    return _Piece(f"(?:{pattern})", first, any(piece.nullable for piece in pieces))


def _in_a_row(pieces: list[_Piece]) -> _Piece:
    first: set[str] = set()
    for piece in pieces:
        first |= piece.first
        if not piece.nullable:
            break
    pattern = "".join(piece.pattern for piece in pieces)
    return _Piece(pattern, frozenset(first), all(piece.nullable for piece in pieces))


def _check_slots(name: str, row: dict[str, object], captures: Mapping[str, str]) -> None:
    used = re.findall(r"\$(\w+)", f"{row['form']} {row['kind']} {row.get('parts', '')}")
    unknown = sorted(set(used) - set(captures))
    if unknown:
        raise ValueError(f"rule {name}: its form uses {unknown}, which its match does not capture")


def _check_guard(name: str, row: dict[str, object]) -> None:
    if row.get("guard", "sure_month") not in GUARDS:
        raise ValueError(f"rule {name}: there is no guard {row['guard']}")


def _word_set(row: dict[str, object], key: str) -> frozenset[str]:
    return frozenset(str(row.get(key, "")).split("|")) - {""}


def _parts(row: dict[str, object]) -> tuple[tuple[str, str, str], ...]:
    parts = row.get("parts", ())
    assert isinstance(parts, list | tuple)
    return tuple((str(first), str(last), str(form)) for first, last, form in parts)


def _lines(row: dict[str, object], key: str) -> tuple[str, ...]:
    lines = row.get(key, ())
    assert isinstance(lines, list | tuple)
    return tuple(str(line) for line in lines)


def _integer(value: object) -> int:
    assert isinstance(value, int)
    return value


__all__ = ["UNKNOWN", "Rule", "Rulebook", "compile_rules", "rulebook"]
