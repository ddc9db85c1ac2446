"""`--debug FILE`: the traceback of a mistake of Sayso's own goes to FILE and nowhere else."""

from pathlib import Path

import pytest

import sayso.cli.doctor
import sayso.reader
from tests.cli.test_read import ACCOUNT, one_sentence, run


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("seven of nine")


@pytest.fixture
def broken_verb(monkeypatch):
    monkeypatch.setattr(sayso.cli.doctor, "examine", fail)


@pytest.fixture
def broken_walk(monkeypatch):
    monkeypatch.setattr(sayso.reader, "repair_source", fail)


@pytest.fixture
def account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(ACCOUNT)
    return path


@pytest.mark.usefixtures("broken_verb")
def test_a_mistake_of_ours_is_one_sentence_that_says_how_to_report_it():
    result = run("doctor")
    assert result.exit_code == 4
    one_sentence(result, "report", "--debug FILE")


@pytest.mark.usefixtures("broken_verb")
def test_with_debug_the_traceback_goes_to_a_file(tmp_path):
    path = tmp_path / "trace.txt"
    result = run("doctor", "--debug", path)
    assert result.exit_code == 4
    one_sentence(result, "report", "--debug")
    assert "Traceback" in path.read_text()
    assert "ZeroDivisionError: seven of nine" in path.read_text()


@pytest.mark.usefixtures("broken_walk")
def test_a_document_that_a_mistake_loses_leaves_its_traceback(account, tmp_path):
    path = tmp_path / "trace.txt"
    result = run("read", account, "--debug", path)
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr
    assert "account.txt" in path.read_text()
    assert "ZeroDivisionError: seven of nine" in path.read_text()


@pytest.mark.usefixtures("broken_walk")
def test_without_debug_a_lost_document_writes_nothing(account):
    before = sorted(account.parent.iterdir())
    result = run("read", account)
    assert result.exit_code == 3
    assert "seven of nine" not in result.output + result.stderr
    assert sorted(account.parent.iterdir()) == before


@pytest.mark.usefixtures("broken_verb")
def test_a_file_that_cannot_be_written_is_said(tmp_path):
    result = run("doctor", "--debug", tmp_path / "no" / "trace.txt")
    assert result.exit_code == 4
    one_sentence(result, "trace.txt", "Name another file")


def test_trouble_that_a_user_can_mend_leaves_no_traceback(tmp_path):
    path = tmp_path / "trace.txt"
    result = run("read", tmp_path / "none.txt", "--debug", path)
    one_sentence(result, "none.txt")
    assert not path.exists()
