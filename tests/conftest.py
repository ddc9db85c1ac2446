"""Fixed randomness for the laws, and the option that renews golden records."""

import pytest
from hypothesis import settings

settings.register_profile("sayso", derandomize=True, database=None, deadline=None, max_examples=100)
settings.load_profile("sayso")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write tests/golden/ anew from what the reader gives now; look at the diff",
    )
