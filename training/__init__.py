"""Builds what the `language` room reads: the shared encoder with its heads, and the lemma table.

    python -m training --recipe default --out runs/default

Needs `SAYSO_DATA` (the folder with the corpora) and the extra `train`. See `docs/model-card.md`.
"""
