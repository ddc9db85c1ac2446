"""Text to `Analysis`: the only room that knows the model."""
