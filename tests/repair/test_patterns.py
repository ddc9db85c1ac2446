import importlib
import pkgutil
import re
import time

import pytest

import sayso.intake
import sayso.repair


def patterns():
    for package in (sayso.intake, sayso.repair):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield pytest.param(value, id=f"{module.name}.{name}")


HOSTILE = ["a", " ", '"', "(", "Ab ", "A-", "1", "-", "<a ", "\n", "A. ", "May 1, ", "photo "]


@pytest.mark.parametrize("pattern", list(patterns()))
def test_no_pattern_takes_quadratic_time(pattern):
    def cost(piece, times):
        text = piece * times
        if isinstance(pattern.pattern, bytes):
            text = text.encode()
        start = time.process_time()
        pattern.search(text)
        pattern.match(text)
        return time.process_time() - start

    for piece in HOSTILE:
        assert cost(piece, 20_000) < 30 * cost(piece, 2_000) + 0.02, piece
