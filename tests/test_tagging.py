import io
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

import sayso
from sayso.cli.demo import EXAMPLES
from sayso.errors import UsageError
from sayso.intake import open_source
from sayso.repair import find_published, repair_source
from sayso.tagging import Tagged, tag_many
from tests.test_imports import modules_after
from tests.timing import assert_growth

TEXT = "The bridge fell on Monday.\nThey will open it\nnext week. It stood since 3 May 1951.\n"


def tag(source: Path, published: str | None = None) -> Tagged:
    (document,) = tag_many([source], published=published)
    return document


def written(folder: Path, text: str | bytes, name: str = "account.txt") -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_times_are_those_of_the_text_as_given():
    found = sayso.times(TEXT, published="2031-05-07")
    assert [TEXT[slice(*time.span)] for time in found] == ["Monday", "next week", "3 May 1951"]
    assert [time.earliest for time in found] == ["2031-05-05", "2031-05-12", "1951-05-03"]


def test_without_a_date_a_time_keeps_its_form():
    time = sayso.times(TEXT)[0]
    assert (time.status != "resolved", time.earliest) == (True, None)
    assert time.form == "weekday(1) past @document"


@pytest.mark.parametrize("published", ["yesterday", "2031-02-30", "07/05/2031", "", "2031-05-07x"])
def test_a_date_that_is_none_is_told(published: str):
    with pytest.raises(UsageError, match="no date"):
        sayso.times(TEXT, published=published)


def test_what_is_no_text_is_told():
    with pytest.raises(UsageError, match=r"not PosixPath|not WindowsPath"):
        sayso.times(Path("account.txt"))  # type: ignore[arg-type]


def test_an_empty_text_has_no_times():
    assert sayso.times("") == ()


def test_a_plain_text_is_left_untouched(tmp_path: Path):
    text = "The bridge fell on 3\r\nMay 1951.   It was hyphen-\r\nated on Mon-\r\nday.\r\n"
    assert tag(written(tmp_path, text), "2031-05-07").text == text


def test_the_date_given_goes_before_the_one_stated(tmp_path: Path):
    page = (
        '<html><head><meta property="article:published_time" content="2031-05-07T08:00:00Z"></head>'
        "<body><article><p>The bridge over the Tarn fell on Monday, said the mayor of the town."
        "</p></article></body></html>"
    )
    file = written(tmp_path, page, "a.html")
    assert tag(file).published.startswith("2031-05-07")  # type: ignore[union-attr]
    assert tag(file).times[0].earliest == "2031-05-05"
    assert tag(file, "2031-06-04").times[0].earliest == "2031-06-02"


def test_the_dateline_of_a_plain_text_dates_it(tmp_path: Path):
    text = "PORT ADEL, May 7, 2031 (Meridian Agency) - The bridge over the river fell on Monday.\n"
    document = tag(written(tmp_path, text))
    assert document.published == "2031-05-07"
    assert document.times[-1].earliest == "2031-05-05"
    assert document.text == text


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.endswith(".txt")])
def test_the_date_sought_is_the_one_that_repair_finds(name: str):
    file = Path(str(files("sayso.examples").joinpath(name)))
    source = open_source(file)
    assert tag(file).published
    assert find_published(source) == repair_source(source, "none").published


def test_several_documents_of_one_file_each_have_their_times(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("one.txt", TEXT)
        packed.writestr("two.txt", "It fell in 1951.")
    rows = list(tag_many([tmp_path / "a.zip"], published="2031-05-07"))
    assert [(row.name, len(row.times)) for row in rows] == [
        ("a.zip » one.txt", 3),
        ("a.zip » two.txt", 1),
    ]


def test_a_file_that_cannot_be_read_leaves_its_neighbours_alone(tmp_path: Path):
    files = [tmp_path / "none.txt", written(tmp_path, ""), written(tmp_path, TEXT, "b.txt")]
    rows = list(tag_many(files, published="2031-05-07"))
    assert [getattr(row.error, "reason", None) for row in rows] == ["not_found", "empty", None]
    assert len(rows[2].times) == 3


def test_an_open_file_is_read(tmp_path: Path):
    del tmp_path
    (document,) = tag_many([io.BytesIO(TEXT.encode())], published="2031-05-07")
    assert len(document.times) == 3


def test_ten_times_as_many_times_take_ten_times_as_long():
    def tag(count: int) -> None:
        text = "It fell on 3 May 1951, on Monday, on 3 May, two days later. " * (count // 4)
        assert len(sayso.times(text, published="2031-05-07")) >= count

    tag(4)  # compiles the rules
    assert_growth(lambda: tag(1_000), lambda: tag(10_000), factor=20)


def test_nothing_heavy_is_loaded(tmp_path: Path):
    file = written(tmp_path, TEXT)
    loaded = modules_after(
        "from pathlib import Path; from sayso.tagging import tag_many; "
        f"list(tag_many([Path({str(file)!r})], published='2031-05-07'))"
    )
    assert loaded.isdisjoint(
        {"numpy", "onnxruntime", "rich", "lxml", "sayso.repair", "sayso.reader"}
    )
