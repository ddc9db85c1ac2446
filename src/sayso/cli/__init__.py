"""The command line: verbs, options, exit codes; no logic."""

from sayso.cli.app import main

__all__ = ["main"]
