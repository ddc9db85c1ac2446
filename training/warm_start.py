"""Begin a training run from a graph that was exported before, instead of the published encoder.

Every layer of the graph that the network still has is taken over, int8 weights multiplied out
again (they differ from what was trained by half a step of their scale, about .4 % of the largest
weight of a channel). Heads that the graph does not know begin as they are.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

if TYPE_CHECKING:
    from onnx import NodeProto

Array = npt.NDArray[np.float32]
_BARE = {
    "/arc_weight/MatMul": "tasks.tree.arc_weight.weight",
    "/relation_weight/MatMul": "tasks.tree.relation_weight.weight",
    "/arc_bias/MatMul": "tasks.tree.arc_bias.weight",
    "/relation_from_head/MatMul": "tasks.tree.relation_from_head.weight",
    "/weight.0/MatMul": "tasks.attribution.weight.0.weight",
    "/weight.1/MatMul": "tasks.attribution.weight.1.weight",
}
"""Products without a bias, by their nodes: a bias names the layer of all the others."""


def take_over(network: nn.Module, graph: Path) -> list[str]:
    """Load what `graph` (an exported `model.onnx`) holds; return the parameters it lacks."""
    found = _parameters(graph) | _constants(graph.with_suffix(".npz"))
    known = dict(network.named_parameters())
    state = {
        name: torch.from_numpy(value.copy())
        for name, value in found.items()
        if name in known and known[name].shape == value.shape
    }
    unknown = sorted(set(found) - set(state))
    if unknown:
        raise SystemExit(f"{graph} holds parts that the network lacks: {', '.join(unknown[:5])}")
    network.load_state_dict(state, strict=False)
    return sorted(set(known) - set(state))


def _parameters(path: Path) -> dict[str, Array]:
    import onnx  # noqa: PLC0415  only training has it
    from onnx import numpy_helper  # noqa: PLC0415  as above

    graph = onnx.load(str(path)).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    readers: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    found = {
        name.removeprefix("network."): np.asarray(value, np.float32)
        for name, value in values.items()
        if name.startswith("network.") and not name.startswith("network.encoder.words")
    }
    for node in graph.node:
        weight = _weight(node, values)
        if weight is None:
            continue
        bias = _bias_behind(node, readers, values)
        if bias is not None:
            found[bias.removeprefix("network.").removesuffix("bias") + "weight"] = weight
        else:
            found[_BARE[node.name.removesuffix("_quant")]] = weight
    return found


def _constants(path: Path) -> dict[str, Array]:
    """Return what numpy goes on with behind the graph, under the names of the network."""
    if not path.exists():
        return {}
    with np.load(path) as file:
        given = {name: np.asarray(file[name], np.float32) for name in file.files}
    found: dict[str, Array] = {}
    for name, parameter in (
        ("mentions_pair", "coreference.pair.weight"), ("predicates_nobody", "events.nobody"),
    ):  # fmt: skip
        if name in given:
            found[f"tasks.{parameter}"] = given[name]
    for name, layer in (
        ("mentions_none", "coreference.none"), ("predicates_hidden", "events.hidden"),
        ("predicates_type", "events.label"), ("predicates_modes", "events.mode"),
    ):  # fmt: skip
        if name in given:
            both = given[name].reshape(len(given[name]), -1)
            found[f"tasks.{layer}.weight"] = np.ascontiguousarray(both[:-1].T)
            found[f"tasks.{layer}.bias"] = both[-1]
    return found


def _weight(node: "NodeProto", values: dict[str, npt.NDArray[np.generic]]) -> Array | None:
    """Return the weight of a product, outputs first as torch keeps it."""
    if node.op_type not in {"MatMul", "MatMulInteger"} or node.input[1] not in values:
        return None
    weight = values[node.input[1]].astype(np.float32)
    if node.op_type == "MatMulInteger":
        base = node.input[1].removesuffix("_quantized")
        weight = (weight - values[f"{base}_zero_point"].astype(np.float32)) * values[
            f"{base}_scale"
        ].astype(np.float32)
    return np.ascontiguousarray(weight.T)


def _bias_behind(
    node: "NodeProto",
    readers: dict[str, list["NodeProto"]],
    values: dict[str, npt.NDArray[np.generic]],
) -> str | None:
    """Return the name of the bias that is added to a product, `None` where none is."""
    at = node
    while True:
        following = readers.get(at.output[0], [])
        if len(following) != 1 or following[0].op_type not in {
            "Cast", "Mul", "Add", "BiasGelu", "SkipLayerNormalization",
        }:  # fmt: skip
            return None
        at = following[0]
        for name in at.input:
            if name in values and name.endswith(".bias") and "_norm" not in name:
                return name
        if at.op_type in {"Add", "BiasGelu", "SkipLayerNormalization"}:
            return None
