"""Zones by their names: how far each is from UTC, where the name alone says so.

Names that several countries use ("EST", "IST", "CST") have several offsets, and "ET" moves with
the season: then the clock time stays local and every reading stands beside it.
"""

from sayso.reading.times.meaning import Meaning, iso_moment

_HOUR = 60
_OFFSETS: dict[str, tuple[int, ...]] = {
    "GMT": (0,), "UTC": (0,), "Z": (0,), "CET": (_HOUR,), "CEST": (2 * _HOUR,),
    "EET": (2 * _HOUR,), "EEST": (3 * _HOUR,), "MSK": (3 * _HOUR,), "JST": (9 * _HOUR,),
    "AEST": (10 * _HOUR,), "AEDT": (11 * _HOUR,), "EDT": (-4 * _HOUR,), "MDT": (-6 * _HOUR,),
    "PDT": (-7 * _HOUR,), "BST": (_HOUR, 6 * _HOUR), "EST": (-5 * _HOUR, 10 * _HOUR),
    "CST": (-6 * _HOUR, 8 * _HOUR), "CDT": (-5 * _HOUR, -4 * _HOUR), "MST": (-7 * _HOUR, 8 * _HOUR),
    "PST": (-8 * _HOUR, 8 * _HOUR), "IST": (5 * _HOUR + 30, 2 * _HOUR, _HOUR),
    "ET": (-5 * _HOUR, -4 * _HOUR), "CT": (-6 * _HOUR, -5 * _HOUR), "PT": (-8 * _HOUR, -7 * _HOUR),
}  # fmt: skip
_LONGEST_DAYS_AHEAD = 14 * _HOUR


def offsets_of(zone: str | None) -> tuple[int, ...]:
    """Return the minutes by which a zone can be ahead of UTC; none for a zone that is not known."""
    if zone is None:
        return ()
    sign, number = zone[3:4], zone[4:]
    if sign in {"+", "-"} and number.isdigit():
        minutes = int(number) * _HOUR
        return (minutes if sign == "+" else -minutes,) if minutes <= _LONGEST_DAYS_AHEAD else ()
    return _OFFSETS.get(zone, ())


def offset_text(minutes: int) -> str:
    """Write an offset as ISO 8601 does; UTC as `Z`."""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), _HOUR)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def offset_of(meaning: Meaning) -> str:
    """Return what the bounds of a clock time end in: the offset of its zone, where it has one."""
    found = offsets_of(meaning.zone)
    return offset_text(found[0]) if len(found) == 1 else ""


def readings_of(moment: int, zone: str | None) -> tuple[str, ...]:
    """Return a minute in each of the zones that one name stands for."""
    found = offsets_of(zone)
    if len(found) < 2:
        return ()
    written = iso_moment(moment, with_clock=True)
    return tuple(written + offset_text(minutes) for minutes in found)
