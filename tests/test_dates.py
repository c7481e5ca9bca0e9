"""The arithmetic of days, weeks, months and seasons."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language import dates
from qa.language.dates import Days

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SHIFTS = st.integers(-60, 60)
UNITS = st.sampled_from([dates.week_of, dates.month_of, dates.quarter_of, dates.year_of, dates.decade_of])


@pytest.mark.parametrize(
    ("words", "year", "value"),
    [
        ("2025", None, "2025"),
        ("the year 2025", None, "2025"),
        ("May 2025", None, "2025-05"),
        ("Sept. 2025", None, "2025-09"),
        ("21st of May, 2025", None, "2025-05-21"),
        ("May 21, 2025", None, "2025-05-21"),
        ("2025-05-21", None, "2025-05-21"),
        ("2025-05", None, "2025-05"),
        ("May", 2024, "2024-05"),
        ("3 May", 2024, "2024-05-03"),
        ("29 February", 2024, "2024-02-29"),
        ("29 February", 2025, None),
        ("31 April 2025", None, None),
        ("2025-02-30", None, None),
        ("May", None, None),
        ("Auguſt 2025", None, "2025"),
        ("20٢٥", None, None),  # no digits of ISO 8601
    ],
)
def test_a_date_in_words(words: str, year: int | None, value: str | None) -> None:
    found = dates.parse(words, year)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-05-15", -12, "2024-05-15"),
    ],
)
def test_months_later_end_with_the_month(on: str, months: int, expected: str) -> None:
    assert dates.later(date.fromisoformat(on), months) == date.fromisoformat(expected)


@pytest.mark.parametrize("edge", [date.min, date.max])
@pytest.mark.parametrize("shift", [-9999999, -1, 1, 9999999])
def test_the_calendar_ends_without_an_error(edge: date, shift: int) -> None:
    assert date.min <= dates.day(shift, edge) <= date.max
    assert date.min <= dates.later(edge, shift) <= date.max
    assert dates.year_of(edge, shift).start <= dates.year_of(edge, shift).end
    assert dates.decade_of(edge, shift).start <= dates.decade_of(edge, shift).end


@given(DAYS, SHIFTS, UNITS)
def test_units_hold_their_day_and_follow_each_other(on: date, shift: int, unit) -> None:  # type: ignore[no-untyped-def]
    this, following = unit(on, shift), unit(on, shift + 1)
    assert this.end + timedelta(days=1) == following.start
    assert unit(on).start <= on <= unit(on).end
    assert unit(this.start) == unit(this.end) == this


@given(DAYS)
def test_a_week_is_monday_to_sunday_and_its_weekend_ends_it(on: date) -> None:
    week, weekend = dates.week_of(on), dates.weekend_of(on)
    assert (week.start.weekday(), week.end.weekday(), (week.end - week.start).days) == (0, 6, 6)
    assert (weekend.start.weekday(), weekend.end) == (5, week.end)


@given(
    DAYS, st.sampled_from([("year", 2), ("year", 3), ("year", 4), ("year", 12), ("month", 2), ("month", 3)])
)
def test_parts_make_up_the_whole(on: date, kind: tuple[str, int]) -> None:
    unit, parts = kind
    whole = dates.year_of(on) if unit == "year" else dates.month_of(on)
    found = [dates.part_of(whole, part, parts) for part in range(parts)]
    assert (found[0].start, found[-1].end) == (whole.start, whole.end)
    assert all(part.start <= part.end for part in found)
    assert all((after.start - before.end).days == 1 for before, after in pairwise(found))
    lengths = [(part.end - part.start).days + 1 for part in found]
    assert max(lengths) - min(lengths) <= 4, "half years have 181 to 184 days, thirds of a month 8 to 11"


@given(DAYS)
def test_seasons_follow_each_other_and_winter_ends_in_the_next_year(on: date) -> None:
    found = [dates.season_of(name, on.year) for name in ("spring", "summer", "autumn", "winter")]
    assert all((after.start - before.end).days == 1 for before, after in pairwise(found))
    assert found[-1].end.year == on.year + 1
    assert dates.season_of("fall", on.year) == found[2]


@given(DAYS, st.integers(0, 6))
def test_the_last_weekday_is_of_the_last_seven_days(on: date, weekday: int) -> None:
    found = dates.last_weekday(weekday, on)
    assert found.weekday() == weekday
    assert 0 <= (on - found).days < 7


@given(DAYS, st.sampled_from(["29 February", "31 December", "1 January", "May"]))
def test_the_last_year_of_a_day_is_the_last_that_had_it(on: date, words: str) -> None:
    year = dates.last_year_of(words, on)
    assert year is not None
    found = dates.parse(words, year)
    assert found is not None
    assert found.first_day <= on
    later = [known for next_ in range(year + 1, on.year + 1) if (known := dates.parse(words, next_))]
    assert all(known.first_day > on for known in later)


def test_no_day_of_a_year_is_of_no_year() -> None:
    assert dates.last_year_of("31 April", date(2025, 12, 15)) is None
    assert dates.whole_months(Days(date(2024, 12, 31), date(2025, 1, 1))) == 2
