"""The mean of two exported models of one line: what both know, without what either forgot.

    python -m training.average OLD.ONNX NEW.ONNX --out FOLDER [--share 0.5]

A run that goes on from a shipped model (`--start`) learns its new tasks and drifts on texts that
those tasks bring without trees. The mean of the weights before and after keeps nearly all of both
(Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"); it holds for models that began
from each other, not for two that were trained apart. What is fitted behind the graph is to be
fitted again (`training.event_weights`, `training.cause_weights`).
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

from training.calibrate import fit_temperatures
from training.export import quantise, to_onnx, write_constants
from training.network import Network
from training.recipes import RECIPES
from training.train import recipe_inventory
from training.warm_start import take_over


def main() -> None:
    """Write the mean of two models as a model."""
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the newer one")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    given = json.loads(chosen.new.with_name("model.json").read_text())
    recipe, root = RECIPES[given["recipe"]], Path(os.environ["SAYSO_DATA"])
    inventory = recipe_inventory(recipe, root)
    networks = [Network(inventory, recipe.name_schemes) for _ in range(2)]
    for network, graph in zip(networks, (chosen.old, chosen.new), strict=True):
        take_over(network, graph)
    old, new = (network.state_dict() for network in networks)
    mean = {
        name: old[name] * (1 - chosen.share) + value * chosen.share
        if value.dtype.is_floating_point
        else value
        for name, value in new.items()
    }
    networks[1].load_state_dict(mean)
    network = networks[1].eval()
    chosen.out.mkdir(parents=True, exist_ok=True)
    graph = chosen.out / "model.onnx"
    to_onnx(network, chosen.out / "float.onnx")
    quantise(chosen.out / "float.onnx", graph)
    given["temperatures"] = fit_temperatures(network, recipe, root, inventory)
    given["sha256"] = hashlib.sha256(graph.read_bytes()).hexdigest()
    (chosen.out / "model.json").write_text(json.dumps(given, indent=1, ensure_ascii=False) + "\n")
    write_constants(network, chosen.out / "model.npz")
    print(f"{graph}: {graph.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
