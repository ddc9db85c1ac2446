"""What a recipe of the crash set is: code that builds one hostile document, and what must come out.

A module `recipes_KIND` holds one function a recipe, each under `@recipe(...)`. Nothing is ever
stored as a file, and what is large is built small.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

MARK: Final = "Ostrelle"
"""The canary: a word that stands in the healthy part of a document and must come out."""
SECOND: Final = "Vandermoor"
"""A second canary, for a part that a limit may cut off, where the cut is told."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One hostile document.

    `expect` holds what a row may be: `ok` or a reason key. `rows` is how many rows must come out
    (`None`: as many as there are), `good` how many of them at least must be `ok`. `words` must
    stand in some row's text; `or_told` must stand there or a gap or a refusal must explain their
    loss; `never` must stand in no text.
    """

    name: str
    make: Callable[[], bytes]
    expect: frozenset[str]
    rows: int | None
    good: int
    words: tuple[str, ...]
    or_told: tuple[str, ...]
    never: tuple[str, ...]
    seconds: float


_RECIPES: dict[str, Recipe] = {}


def recipe(
    *expect: str,
    rows: int | None = 1,
    good: int = 0,
    words: tuple[str, ...] | None = None,
    or_told: tuple[str, ...] = (),
    never: tuple[str, ...] = (),
    seconds: float = 5,
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enter a function into the crash set; where only `ok` is expected, `MARK` must come out."""
    if words is None:
        words = (MARK,) if set(expect) == {"ok"} else ()

    def enter(make: Callable[[], bytes]) -> Callable[[], bytes]:
        name = f"{make.__module__.rpartition('.recipes_')[2]}-{make.__name__}"
        assert name not in _RECIPES, name
        _RECIPES[name] = Recipe(
            name, make, frozenset(expect), rows, good, words, or_told, never, seconds
        )
        return make

    return enter


def all_recipes() -> list[Recipe]:
    """Return the whole crash set."""
    for path in sorted(Path(__file__).parent.glob("recipes_*.py")):
        import_module(f"tests.hostile.{path.stem}")
    return list(_RECIPES.values())


def account(mark: str = MARK) -> str:
    """Return a few plain sentences with a canary in them."""
    return (
        f"The harbour office at Port Ansel said on Monday that the ferry {mark} had left the quay "
        "before dawn. Nobody was on board, a spokesman told reporters. The ministry in Belmarra "
        "denied that its guards had fired on the crew, and promised an inquiry by the end of May."
    )
