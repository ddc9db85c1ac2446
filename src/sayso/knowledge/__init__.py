"""Facts that ship with Sayso, each table with its source and its date.

Look-ups take folded names (`fold_name`) and hand back small frozen rows; they decide nothing.
`data/SOURCES.md` lists the tables; `python -m training.knowledge` writes them.
"""

from sayso.knowledge.bodies import Body, bodies
from sayso.knowledge.fold import fold_name
from sayso.knowledge.gazetteer import (
    City,
    Division,
    Region,
    cities_named,
    divisions_named,
    regions,
)
from sayso.knowledge.judging import Judging, judging
from sayso.knowledge.people import Tenure, gender_of, heads_named, tenures_of
from sayso.knowledge.polities import (
    Country,
    Seat,
    capitals,
    countries,
    country_names,
    demonyms,
    seats,
)
from sayso.knowledge.titles import Title, agent_sectors, role_modifiers, titles

__all__ = [
    "Body",
    "City",
    "Country",
    "Division",
    "Judging",
    "Region",
    "Seat",
    "Tenure",
    "Title",
    "agent_sectors",
    "bodies",
    "capitals",
    "cities_named",
    "countries",
    "country_names",
    "demonyms",
    "divisions_named",
    "fold_name",
    "gender_of",
    "heads_named",
    "judging",
    "regions",
    "role_modifiers",
    "seats",
    "tenures_of",
    "titles",
]
