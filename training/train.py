"""The training loop: all heads jointly, one data set a batch, seeded and resumable.

AdamW with linear warm-up and decay, lower rates for lower layers, an exponential mean of the
weights for what is exported. A checkpoint every ten minutes holds everything that the next step
depends on.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.augment import NamePool, augment
from training.batches import Batch, endless_batches
from training.data.treebanks import read_treebank
from training.documents import TrainingDocument
from training.encoder import LAYERS
from training.inventory import Inventory, build_inventory
from training.network import Network
from training.recipes import Recipe
from training.warm_start import take_over

LOSS_WEIGHTS = {
    "boundaries": 0.2, "tags": 0.7, "tree": 1.0, "names": 0.7, "attribution": 0.7,
    "coreference": 0.5, "events": 0.7, "causes": 0.5,
}  # fmt: skip
ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 1.2e-4, 1.2e-3, 0.9
WARM_SHARE = 0.5
"""The encoder's rate, as a share, where it begins from a graph that knows most heads."""
WARM_UP = 0.05
MEAN_DECAY = 0.998
CHECKPOINT_SECONDS = 600
LOG_EVERY = 20


@dataclass(slots=True)
class Run:
    """A training run under way."""

    network: Network
    mean: dict[str, torch.Tensor]
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    step: int = 0
    drawn: dict[str, int] | None = None


def train(
    recipe: Recipe, root: Path, out: Path, *, steps: int, seed: int, start: Path | None = None
) -> Network:
    """Train or go on training; return the network with the mean weights.

    `start` is an exported graph to begin from, for instance to teach it one more head.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    inventory = recipe_inventory(recipe, root)
    network = Network(inventory, recipe.name_schemes)
    if start is not None:
        print("new:", ", ".join(take_over(network, start)))
    run = _start(network, steps, encoder_rate=ENCODER_RATE * (WARM_SHARE if start else 1))
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        _load(run, checkpoint)
        print(f"going on at step {run.step}")
    documents = {d.name: d.read(root, inventory) for d in recipe.data_sets}
    pool = NamePool(root) if recipe.swaps_names else None

    def change(document: TrainingDocument, rng: np.random.Generator) -> TrainingDocument:
        return augment(document, pool, rng)

    run.drawn = run.drawn or dict.fromkeys(documents, 0)
    streams = {
        d.name: endless_batches(
            documents[d.name], change, seed=seed + i, skip=run.drawn[d.name], in_order=d.in_order
        )
        for i, d in enumerate(recipe.data_sets)
    }
    names = [d.name for d in recipe.data_sets]
    shares = np.array([d.share for d in recipe.data_sets])
    order = np.random.default_rng(seed).choice(len(names), size=steps, p=shares / shares.sum())
    saved = time.monotonic()
    log = (out / "log.jsonl").open("a", encoding="utf-8")
    began, words = time.monotonic(), 0
    while run.step < steps:
        name = names[order[run.step]]
        batch = next(streams[name])
        run.drawn[name] += 1
        losses = _step(run, batch)
        words += int(batch.word_mask.sum())
        if run.step % LOG_EVERY == 0:
            speed = words / (time.monotonic() - began)
            row = {"step": run.step, "set": name, "words_per_second": round(speed), **losses}
            log.write(json.dumps(row) + "\n")
            log.flush()
        if time.monotonic() - saved > CHECKPOINT_SECONDS or run.step == steps:
            _save(run, checkpoint)
            saved = time.monotonic()
    log.close()
    return mean_network(run, recipe, inventory)


def recipe_inventory(recipe: Recipe, root: Path) -> Inventory:
    """Return the labels of the recipe's treebanks."""
    treebanks = [d for t in recipe.treebanks for d in read_treebank(root, t, "train")]
    return build_inventory(treebanks, recipe.name_schemes)


def mean_network(run: Run, recipe: Recipe, inventory: Inventory) -> Network:
    """Return a network with the mean of the weights."""
    network = Network(inventory, recipe.name_schemes)
    network.load_state_dict(run.network.state_dict() | run.mean)
    return network.eval()


def load_mean(recipe: Recipe, root: Path, out: Path) -> tuple[Network, Inventory, int]:
    """Return the mean network of the last checkpoint, its labels and its step."""
    inventory = recipe_inventory(recipe, root)
    network = Network(inventory, recipe.name_schemes)
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["network"] | state["mean"])
    return network.eval(), inventory, state["step"]


def _start(network: Network, steps: int, *, encoder_rate: float) -> Run:
    network.train()
    groups = []
    by_rate: dict[float, list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            by_rate.setdefault(_rate(name, encoder_rate), []).append(parameter)
    for rate, parameters in by_rate.items():
        groups.append({"params": parameters, "lr": rate})
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm = max(1, int(WARM_UP * steps))

    def factor(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return max(0.0, (steps - step) / max(1, steps - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
    mean = {
        name: parameter.detach().clone()
        for name, parameter in network.named_parameters()
        if parameter.requires_grad
    }
    return Run(network=network, mean=mean, optimiser=optimiser, schedule=schedule)


def _rate(name: str, encoder_rate: float) -> float:
    if not name.startswith("encoder."):
        return HEAD_RATE
    if name.startswith("encoder.layers."):
        depth = int(name.split(".")[2])
        return encoder_rate * LAYER_DECAY ** (LAYERS - 1 - depth)
    return encoder_rate * LAYER_DECAY**LAYERS


def _step(run: Run, batch: Batch) -> dict[str, float]:
    losses = run.network.losses(batch)
    if not losses:  # a batch of documents whose annotators marked every word as unsure
        run.schedule.step()
        run.step += 1
        return {}
    total = torch.stack([LOSS_WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
    run.optimiser.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(
        [p for p in run.network.parameters() if p.grad is not None], max_norm=1.0
    )
    run.optimiser.step()
    run.schedule.step()
    run.step += 1
    decay = min(MEAN_DECAY, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for name, parameter in run.network.named_parameters():
            if name in run.mean:
                run.mean[name].lerp_(parameter, 1 - decay)
    return {name: round(float(loss.detach()), 4) for name, loss in losses.items()}


def _save(run: Run, path: Path) -> None:
    state = {
        "network": run.network.state_dict(),
        "mean": run.mean,
        "optimiser": run.optimiser.state_dict(),
        "schedule": run.schedule.state_dict(),
        "step": run.step,
        "drawn": run.drawn,
        "generator": torch.get_rng_state(),
    }
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)


def _load(run: Run, path: Path) -> None:
    state = torch.load(path, weights_only=True)
    run.network.load_state_dict(state["network"])
    run.mean = state["mean"]
    run.optimiser.load_state_dict(state["optimiser"])
    run.schedule.load_state_dict(state["schedule"])
    run.step = state["step"]
    run.drawn = state["drawn"]
    torch.set_rng_state(state["generator"])
