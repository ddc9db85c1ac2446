"""The layers, one module or package each, in the order in which they run."""
