"""Run recipes of the crash set and tell what each breaks.

python -m tests.hostile [PART OF A NAME…]
"""

import sys

from tests.hostile.judging import breaches
from tests.hostile.recipe import all_recipes
from tests.hostile.running import answer_of


def main(parts: list[str]) -> int:
    """Run the recipes whose names have one of the parts in them; return how many broke a law."""
    broken = 0
    for recipe in all_recipes():
        if parts and not any(part in recipe.name for part in parts):
            continue
        answer = answer_of(recipe)
        found = breaches(recipe, answer.rows)
        broken += bool(found)
        told = "; ".join(each[:300] for each in found) or "ok"
        sys.stdout.write(
            f"{recipe.name} ({len(answer.rows)} rows, {answer.seconds:.1f} s): {told}\n"
        )
        sys.stdout.flush()
    return broken


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
