"""Days, weeks and months as plain integers, for any year.

A day is the number of days since 1970-01-01 in the proleptic Gregorian calendar; years are
astronomical (0 is 1 BC), which `datetime.date` cannot hold. The algorithm for days is the usual
one of 400-year eras. Weeks follow ISO 8601; weekdays count from Monday = 1 to Sunday = 7.
Nothing here knows of text.
"""

MINUTES_A_DAY = 1440


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return the day number of a date that exists."""
    shifted = year - (month <= 2)
    era = shifted // 400
    year_of_era = shifted - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 719468


def civil_from_days(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number."""
    shifted = number + 719468
    era = shifted // 146097
    day_of_era = shifted - era * 146097
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this date."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def weekday(number: int) -> int:
    """Return 1 for Monday to 7 for Sunday."""
    return (number + 3) % 7 + 1


def iso_week(number: int) -> tuple[int, int]:
    """Return the ISO year and week that hold a day; a week belongs to the year of its Thursday."""
    thursday = number - weekday(number) + 4
    year = civil_from_days(thursday)[0]
    return year, (thursday - days_from_civil(year, 1, 1)) // 7 + 1


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the month that lies `count` months after (before, if negative) a month."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def easter(year: int) -> int:
    """Return the day number of Western Easter Sunday (the anonymous Gregorian computus)."""
    golden = year % 19
    century = year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = correction - (correction // 28) * (1 - (29 // (correction + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return days_from_civil(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> int:
    """Return the day number of Easter Sunday by the Julian computus (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return days_from_civil(year, month, day + 1) + year // 100 - year // 400 - 2
