"""Other systems side by side: a script of `benchmarks/peers` run by the Python that has the system.

SAYSO_PEER_PYTHON names that Python, of an environment apart. Where it is not set, or the script
says that something is missing (a package, Java), `NoPeerError` carries the reason, and the
benchmark goes on without the peer.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

_PEERS = Path(__file__).parent / "peers"


class NoPeerError(Exception):
    """Why a peer could not be run, in words."""


def answer(name: str, question: object) -> dict[str, Any]:  # Any: as each peer tells
    """Return what `peers/NAME.py` answers to `question`; raise `NoPeerError` where it cannot."""
    python = os.environ.get("SAYSO_PEER_PYTHON")
    if not python:
        raise NoPeerError("SAYSO_PEER_PYTHON is not set")
    try:
        done = subprocess.run(
            [python, str(_PEERS / f"{name}.py")],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise NoPeerError(f"{python} does not start: {error.strerror}") from error
    if done.returncode:
        raise NoPeerError(done.stderr.strip().rpartition("\n")[2] or f"{name} failed")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
