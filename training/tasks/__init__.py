"""The heads of the shared encoder, one file each, and their table.

A task is a module with three methods: `loss(words, batch)` (or `None` where the batch has no
labels for it), `outputs(words, context)` (named tensors of the exported graph, batch of one) and,
where numpy goes on from them, `constants()` (named arrays beside the graph). A new head is one new
file and one line here.
"""

from collections.abc import Sequence

from torch import nn

from training.inventory import Inventory
from training.tasks.attribution import AttributionTask
from training.tasks.boundaries import BoundaryTask
from training.tasks.causes import CausesTask
from training.tasks.coreference import CoreferenceTask
from training.tasks.events import EventsTask
from training.tasks.names import NamesTask
from training.tasks.tags import TagsTask
from training.tasks.tree import TreeTask


def build_tasks(size: int, inventory: Inventory, schemes: Sequence[str]) -> nn.ModuleDict:
    """Return the heads over word vectors of `size`, by name."""
    return nn.ModuleDict(
        {
            "boundaries": BoundaryTask(size),
            "tags": TagsTask(size, inventory),
            "tree": TreeTask(size, inventory),
            "names": NamesTask(size, inventory, schemes),
            "attribution": AttributionTask(size),
            "coreference": CoreferenceTask(size),
            "events": EventsTask(size),
            "causes": CausesTask(size),
        }
    )
