"""The exported encoder with its heads: one window in, named arrays out.

The only module that runs the graph. Dynamic int8 takes its scale over the whole tensor, so a
neighbour in a batch would change the bytes; therefore one window a call, unpadded, each call on
one thread. Calls may stand side by side: results do not depend on it.
"""

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.errors import MissingPartError
from sayso.language.sentences import Boundary
from sayso.language.windows import Window
from sayso.language.wordpiece import CLS, SEP, UNKNOWN

GRAPH = "data/model.onnx"
SIDECAR = "data/model.json"
CONSTANTS = "data/model.npz"
Outputs = dict[str, npt.NDArray[Any]]
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the heads and what was fitted on development data."""

    lists: dict[str, tuple[str, ...]]
    allowed: dict[str, tuple[tuple[int, ...], ...]]
    temperatures: dict[str, float]
    name_schemes: tuple[str, ...]


class Model:
    """A loaded graph and its labels."""

    def __init__(self, graph: bytes, sidecar: dict[str, Any]) -> None:
        """Start a session; about half a second."""
        import onnxruntime  # noqa: PLC0415  200 ms, and only reading needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]
        self.labels = Labels(
            lists={k: tuple(v) for k, v in sidecar["labels"].items()},
            allowed={k: tuple(map(tuple, v)) for k, v in sidecar["allowed"].items()},
            temperatures=sidecar["temperatures"],
            name_schemes=tuple(sidecar["name_schemes"]),
        )
        digest = hashlib.sha256(graph).hexdigest()[:12]
        self.id = f"{sidecar['name']}@{digest}+onnxruntime-{onnxruntime.__version__}"

    def run(
        self,
        windows: Sequence[Window],
        pieces: Sequence[tuple[int, ...]],
        features: npt.NDArray[np.int64],
        boundaries: Sequence[Boundary],
    ) -> list[Outputs]:
        """Return the outputs of each window, in order; `pieces` has one entry a word."""
        states = np.array(boundaries, np.int64)

        def call(window: Window) -> Outputs:
            return self._call(window, pieces, features, states)

        if len(windows) == 1:
            return [call(windows[0])]
        with ThreadPoolExecutor(_THREADS) as threads:
            return list(threads.map(call, windows))

    def _call(
        self,
        window: Window,
        pieces: Sequence[tuple[int, ...]],
        features: npt.NDArray[np.int64],
        states: npt.NDArray[np.int64],
    ) -> Outputs:
        flat = [CLS]
        first: list[int] = []
        last: list[int] = []
        for word in pieces[window.start : window.end]:
            first.append(len(flat))
            flat += word or (UNKNOWN,)
            last.append(len(flat) - 1)
        flat.append(SEP)
        cut = slice(window.start, window.end)
        values = self._session.run(
            self._names,
            {
                "pieces": np.array([flat], np.int64),
                "first": np.array([first], np.int64),
                "last": np.array([last], np.int64),
                "features": features[None, cut],
                "state": states[None, cut],
            },
        )
        return dict(zip(self._names, values, strict=True))


@cache
def load_model() -> Model:
    """Return the shipped model, loaded once; raise `MissingPartError` where there is none."""
    room = resources.files("sayso.language")
    graph, sidecar = room.joinpath(GRAPH), room.joinpath(SIDECAR)
    if not graph.is_file() or not sidecar.is_file():
        raise MissingPartError(
            "Sayso's model is missing from this installation. Install Sayso again from its wheel."
        )
    return Model(graph.read_bytes(), json.loads(sidecar.read_text("utf-8")))


@cache
def load_constants() -> dict[str, npt.NDArray[np.float32]]:
    """Return the arrays with which numpy goes on from outputs of the graph, by name."""
    with resources.files("sayso.language").joinpath(CONSTANTS).open("rb") as file:
        return dict(np.load(file))
