"""Titles, role words, agent phrases and given names."""

from pathlib import Path

from training.knowledge.table import Table, read_rows

# A given name tells the gender only with this many people and this share of one gender.
_PEOPLE = 3
_SHARE = 0.9
# The names come from politicians, mostly men, so common English women's names are too few.
_WOMEN = """
abigail alice alison amanda amber amy andrea angela ann anna anne annette audrey barbara beth
betty brenda bridget carol caroline catherine charlotte christina christine cindy clara claire
deborah debra denise diana diane donna dorothy edith eileen elaine eleanor elizabeth ellen emily
emma erica esther ethel eva evelyn fiona florence frances gail gemma georgia gillian gina gladys
gloria grace hannah harriet hazel heather heidi helen hilary holly ida irene isabel jane janet
janice jacqueline jean jennifer jenny jessica jill joan joanna josephine joyce judith judy julia
julie june karen kate katherine kathleen kathryn katie kelly kimberly kirsten laura lauren leah
lillian linda lisa liz lois louise lucy lynn mabel maggie margaret maria marie marilyn marjorie
martha mary megan melissa michelle mildred minnie miriam molly monica nancy naomi natalie nicole
nina nora norma olivia pamela patricia paula pauline peggy penelope phyllis rachel rebecca rhonda
rita rose rosemary ruth sally samantha sandra sara sarah sharon sheila shirley sophie stella
stephanie sue susan sylvia tamara tara teresa theresa tina tracy valerie vanessa veronica victoria
violet virginia vivian wendy yvonne zoe
"""
_MEN = """
aaron adam adrian alan albert alexander alfred allen andrew anthony arnold arthur barry benjamin
bernard bill bob bradley brandon brett brian bruce carl charles chris christopher clifford craig
dale daniel darren dave david dean dennis derek donald douglas duncan earl edgar edward edwin eric
ernest eugene francis frank fred frederick gary geoffrey george gerald gilbert glenn gordon graham
greg gregory harold harry henry herbert howard hugh ian isaac jack jacob james jason jeffrey
jeremy jerry jim joe joel john jonathan joseph joshua justin keith ken kenneth kevin kyle larry
lawrence lee leonard louis luke malcolm marcus mark martin matthew maurice melvin michael mike
mitchell nathan neil nicholas nigel norman oliver oscar patrick paul peter philip ralph raymond
rex richard robert rodney roger ronald roy russell ryan samuel scott sean simon stanley stephen
steve steven stuart ted terry theodore thomas timothy todd tom tony trevor vernon victor vincent
walter warren wayne william
"""


def tables(data: Path) -> list[Table]:
    """Return the tables of people's names and roles."""
    return [_titles(data), _modifiers(data), _agents(data), _given_names(data)]


def _titles(data: Path) -> Table:
    columns = ("title", "kind", "sector", "gender", "variants")
    rows: list[tuple[str, ...]] = [
        tuple(row[c].replace("-", "") if c == "sector" else row[c] for c in columns)
        for row in read_rows(data / "knowledge-titles" / "titles.tsv")
    ]
    return Table("titles", columns, rows, "written by hand", "CC0", "2025")


def _modifiers(data: Path) -> Table:
    rows: list[tuple[str, ...]] = [
        (row["word"], "" if row["status"] == "-" else row["status"])
        for row in read_rows(data / "knowledge-titles" / "role-modifiers.tsv")
    ]
    return Table("role-modifiers", ("word", "status"), rows, "written by hand", "CC0", "2025")


def _agents(data: Path) -> Table:
    """Return the phrases with their sectors as a list; JNK and NON mark what is no actor."""
    rows: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-titles" / "agents.tsv.xz"):
        code = row["sector"]
        if code.isupper() and len(code) % 3 == 0:
            parts = [code[i : i + 3] for i in range(0, len(code), 3)]
            rows.append((row["phrase"], "|".join(parts)))
    return Table(
        "agents",
        ("phrase", "sectors"),
        rows,
        "PLOVER_agents.txt of ahalterman/NGEC at 787a06ba",
        "MIT, (c) 2014 Open Event Data Alliance",
        "2023",
    )


def _given_names(data: Path) -> Table:
    genders = dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_MEN.split(), "m")
    for row in read_rows(data / "knowledge-names" / "given-names.tsv.xz"):
        men, women = int(row["male"] or 0), int(row["female"] or 0)
        most = max(men, women)
        if most >= _PEOPLE and most / (men + women) >= _SHARE:
            genders.setdefault(row["name"].casefold(), "m" if men > women else "f")
    return Table(
        "given-names",
        ("name", "gender"),
        sorted(genders.items()),
        "first names of politicians in Wikidata, common English names by hand",
        "CC0",
        "2023-01",
    )
