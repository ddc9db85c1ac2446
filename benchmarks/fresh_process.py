"""What `benchmarks.throughput` runs in fresh processes; nothing of Sayso is imported beforehand.

python benchmarks/fresh_process.py one|two|import|first|shares < TEXTS.json
"""

import json
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

ROUNDS = 5
PUBLISHED = "2015-06-01"


def _read_all(texts: list[str]) -> None:
    import sayso

    for text in texts:
        sayso.read(text, published=PUBLISHED).to_json()


def _read_many(texts: list[str]) -> None:
    import sayso

    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        for outcome in sayso.read_many(paths, workers=2, published=PUBLISHED):
            assert outcome.record, outcome.error
            outcome.record.to_json()


def _rates(read: Callable[[list[str]], None], texts: list[str]) -> dict[str, Any]:
    read(texts[:2])  # loads the model
    words = sum(len(text.split()) for text in texts)
    rates = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        read(texts)
        rates.append(words / (time.perf_counter() - started))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"rates": rates, "peak": max(own, workers) / 1024}


def _import_time() -> dict[str, float]:
    started = time.perf_counter()
    import sayso

    return {"seconds": time.perf_counter() - started, "version": len(sayso.__version__)}


def _shares(texts: list[str]) -> dict[str, float]:
    """Sample the reading thread every two milliseconds and count the rooms it stands in."""
    _read_all(texts[:1])
    seen: Counter[str] = Counter()
    reading = threading.get_ident()
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.002):
            seen[_room(sys._current_frames()[reading])] += 1  # noqa: SLF001  # no other way in

    # The sampler must get its turn while Python works, too, not only while the model does.
    sys.setswitchinterval(0.0002)
    sampler = threading.Thread(target=sample, daemon=True)
    sampler.start()
    _read_all(texts)
    done.set()
    sampler.join()
    total = sum(seen.values()) or 1
    return {room: 100 * times / total for room, times in seen.most_common()}


def _room(innermost: FrameType) -> str:
    """Return the room, or the layer of `reading`, that called what runs now."""
    found = "other"
    at: FrameType | None = innermost
    while at is not None:
        parts = Path(at.f_code.co_filename).parts
        if "sayso" in parts:
            below = parts[len(parts) - parts[::-1].index("sayso") :]
            if len(below) > 1 and below != ("reading", "walk.py"):  # nor `reader.py` itself
                found = Path(below[1]).stem if below[0] == "reading" else below[0]
        at = at.f_back
    return found


def main(what: str) -> None:
    """Do what the argument says to the texts on standard input and print what was measured."""
    texts = json.load(sys.stdin)
    children: dict[str, Callable[[], object]] = {
        "one": lambda: _rates(_read_all, texts),
        "two": lambda: _rates(_read_many, texts),
        "import": _import_time,
        "first": lambda: _read_all(texts),
        "shares": lambda: _shares(texts),
    }
    print(json.dumps(children[what]()))


if __name__ == "__main__":
    main(sys.argv[1])
