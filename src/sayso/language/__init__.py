"""Text to `Analysis`: the only room that knows the model."""

from sayso.language.analyser import analyse, analyse_given

__all__ = ["analyse", "analyse_given"]
