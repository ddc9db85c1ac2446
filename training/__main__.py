"""`python -m training`: train, export, and print where the model lies."""

import argparse
import os
from pathlib import Path

from training.recipes import RECIPES


def main() -> None:
    """Parse the command line and run the steps."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="default")
    parser.add_argument("--data", type=Path, default=os.environ.get("SAYSO_DATA"))
    parser.add_argument("--out", type=Path, help="folder of the run (default runs/RECIPE)")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--start", type=Path, metavar="MODEL.ONNX", help="begin from an exported model"
    )
    parser.add_argument("--export-only", action="store_true", help="export the last checkpoint")
    parser.add_argument("--install", action="store_true", help="copy the model into the package")
    arguments = parser.parse_args()
    if arguments.data is None:
        parser.error("Where are the corpora? Set SAYSO_DATA or give --data FOLDER.")
    from training.export import export_run  # noqa: PLC0415  torch takes seconds
    from training.train import train  # noqa: PLC0415  as above

    recipe = RECIPES[arguments.recipe]
    root = Path(arguments.data)
    out = arguments.out or Path("runs") / recipe.name
    if not arguments.export_only:
        train(recipe, root, out, steps=arguments.steps, seed=arguments.seed, start=arguments.start)
    export_run(recipe, root, out, install=arguments.install)


if __name__ == "__main__":
    main()
