"""From a checkpoint to the graph that ships: ONNX, fused, per-channel int8, with its labels.

Beside it lie the few arrays with which numpy goes on from the graph's outputs (`model.npz`).

Matrix products with constant weights and the word embeddings become int8; biaffine products,
norms and softmax stay in float. Temperatures are fitted on the development parts.
"""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch

from training.calibrate import fit_temperatures
from training.network import ExportedNetwork, Network
from training.recipes import Recipe
from training.settle import settle
from training.train import load_mean

OPSET = 17
KEEP_FLOAT = ("arc_weight", "relation_weight")


def export_run(recipe: Recipe, root: Path, out: Path, *, install: bool) -> Path:
    """Write `model.onnx` and `model.json` of a run; copy them into the package if asked."""
    network, inventory, step = load_mean(recipe, root, out)
    settle(network, recipe, root, inventory, seed=step)
    plain = out / "float.onnx"
    output_names = to_onnx(network, plain)
    graph = out / "model.onnx"
    quantise(plain, graph)
    sidecar = {
        "name": f"sayso-en-{recipe.name}",
        "recipe": recipe.name,
        "steps": step,
        "outputs": output_names,
        "name_schemes": list(recipe.name_schemes),
        **inventory.as_json(),
        "temperatures": fit_temperatures(network, recipe, root, inventory),
        "sha256": hashlib.sha256(graph.read_bytes()).hexdigest(),
    }
    (out / "model.json").write_text(json.dumps(sidecar, indent=1, ensure_ascii=False) + "\n")
    write_constants(network, out / "model.npz")
    print(f"{graph}: {graph.stat().st_size / 1e6:.1f} MB after step {step}")
    if install:
        target = Path("src/sayso/language/data")
        shutil.copy(graph, target / "model.onnx")
        shutil.copy(out / "model.json", target / "model.json")
        shutil.copy(out / "model.npz", target / "model.npz")
        print(f"installed into {target}")
    return graph


def write_constants(network: Network, path: Path) -> None:
    """Write what numpy needs behind the graph, as float32 arrays by name."""
    found: dict[str, np.ndarray] = {}
    for task in network.tasks.values():
        if hasattr(task, "constants"):
            found |= {name: value.detach().numpy() for name, value in task.constants().items()}
    np.savez(path, **found)


def to_onnx(network: Network, path: Path) -> list[str]:
    """Write the graph in float; return the names of its outputs."""
    exported = ExportedNetwork(network).eval()
    generator = np.random.default_rng(0)
    words, pieces = 9, 14
    inputs = (
        torch.from_numpy(generator.integers(1000, 2000, (1, pieces))),
        torch.arange(1, words + 1)[None],
        torch.arange(2, words + 2)[None],
        torch.ones((1, words, 7), dtype=torch.long),
        torch.zeros((1, words), dtype=torch.long),
    )
    with torch.no_grad():
        exported(*inputs)  # fills the output names
    names = exported.output_names
    word_axes = {"boundary": {0: "words"}, "pairs": {1: "words", 2: "words"}}
    axes = {name: word_axes.get(name, {0: "words"}) for name in names}
    axes["arcs"] = {0: "words", 1: "governors"}
    axes |= {
        "pieces": {1: "pieces"},
        "first": {1: "words"},
        "last": {1: "words"},
        "features": {1: "words"},
        "state": {1: "words"},
    }
    torch.onnx.export(
        exported,
        inputs,
        path,
        opset_version=OPSET,
        input_names=["pieces", "first", "last", "features", "state"],
        output_names=names,
        dynamic_axes=axes,
        dynamo=False,
    )
    return names


def quantise(plain: Path, out: Path) -> None:
    """Fuse a float graph and write it with int8 products."""
    import onnx  # noqa: PLC0415  only the export needs it
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415  as above
    from onnxruntime.transformers.optimizer import optimize_model  # noqa: PLC0415  as above

    fused = optimize_model(
        str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0
    )
    fused_path = plain.with_name("fused.onnx")
    fused.save_model_to_file(str(fused_path))
    print({k: v for k, v in fused.get_fused_operator_statistics().items() if v})
    graph = onnx.load(str(fused_path))
    exclude = [
        node.name
        for node in graph.graph.node
        if (node.op_type == "MatMul" and any(part in node.name for part in KEEP_FLOAT))
        or (node.op_type == "Gather" and "encoder/words" not in node.name)
    ]
    quantize_dynamic(
        str(fused_path),
        str(out),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Attention"],
        nodes_to_exclude=exclude,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
