"""Dates as they are written, and what of them is certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.read.date_words import MONTHS
from downlink.read.dates import date_of


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2004", "2004"),
        ("2004-05", "2004-05"),
        ("2004年", "2004"),
        ("2004年5月", "2004-05"),
        ("June 2004", "2004-06"),
        ("2004-05-09", "2004-05-09"),
        ("2004-05-09T16", "2004-05-09T16"),
        ("2004-05-09T16:01", "2004-05-09T16:01"),
        ("2004-05-09T16:01:17", "2004-05-09T16:01:17"),
        ("2018-04-11T16:10:50.000Z", "2018-04-11T16:10:50.000Z"),
        ("20040509T160117Z", "2004-05-09T16:01:17Z"),
        ("20081123041245", "2008-11-23T04:12:45"),
    ],
)
def test_no_precision_is_invented_and_none_is_lost(written: str, date: str) -> None:
    assert date_of(written) == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021-10-12T00:30+05:30", "2021-10-12T00:30+05:30"),
        ("Tue, 12 Oct 2021 00:30:00 +0530", "2021-10-12T00:30:00+05:30"),
        ("Tue, 02 Apr 2024 08:00:00 GMT", "2024-04-02T08:00:00Z"),
        ("Mon, 5 Jan 98 23:30:00 EST", "1998-01-05T23:30:00-05:00"),
        ("Wed, 11 Jul 2012 10:00:00 CEST", "2012-07-11T10:00:00+02:00"),
        ("2 Oct 2002 8:00 UT", "2002-10-02T08:00Z"),
        ("Tue, 12 Oct 2021 00:30:00 IST", "2021-10-12T00:30:00"),
        ("Wed Oct  2 08:00:00 EDT 2002", "2002-10-02T08:00:00-04:00"),
        ("Sun May 09 16:01:00 CST 2004", "2004-05-09T16:01:00"),
        ("Tue Apr 02 2024 08:00:00 GMT+0800 (CST)", "2024-04-02T08:00:00+08:00"),
        ("1178305920", "2007-05-04T19:12:00Z"),
        ("1178305920000", "2007-05-04T19:12:00Z"),
    ],
)
def test_an_offset_stays_as_it_was_said(written: str, date: str) -> None:
    assert date_of(written) == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Sunday, 18 Sept 2018 15:53:56 +0300", "2018-09-18T15:53:56+03:00"),
        ("Mo, 05 Mär 2012 10:00:00 +0100", "2012-03-05T10:00:00+01:00"),
        ("12-Oct-21 10:00", "2021-10-12T10:00"),
        ("Sun May  9 16:01:00 2004", "2004-05-09T16:01:00"),
        ("2016/6/29 15:07:41", "2016-06-29T15:07:41"),
        ("2004.5.9", "2004-05-09"),
        ("2004. 5. 9. 오후 4:01", "2004-05-09T16:01"),
        ("2004年5月9日 15:07", "2004-05-09T15:07"),
        ("２００４年５月９日　１６：０１", "2004-05-09T16:01"),
        ("2004年5月9日(日) 下午3時07分", "2004-05-09T15:07"),
        ("2004년 5월 9일", "2004-05-09"),
        ("民國95年3月12日", "2006-03-12"),
        ("平成16年5月9日", "2004-05-09"),
        ("令和元年5月1日 10時", "2019-05-01T10"),
        ("平成16年", "2004"),
        ("昭和60年3月", "1985-03"),
        ("2012. július 11.", "2012-07-11"),
        ("2 d’abril de 2024", "2024-04-02"),
        ("ngày 2 tháng 4 năm 2024", "2024-04-02"),
        ("2 באפריל 2024", "2024-04-02"),
        ("٢ أبريل ٢٠٢٤", "2024-04-02"),
        ("14 Μαΐου 2011", "2011-05-14"),
        ("2 квітня 2024 р.", "2024-04-02"),
        ("11. heinäkuuta 2012 klo 10:15", "2012-07-11"),
        ("April 2, 2024", "2024-04-02"),
        ("2 Apr 2024", "2024-04-02"),
        ("Posted on April 2nd, 2024 at 3:07 pm by Bob", "2024-04-02T15:07"),
        ("12:30 AM, 2 Apr 2024 12:30 AM", "2024-04-02T00:30"),
        ("9 мая 2004 г., 16:01", "2004-05-09T16:01"),
        ("9 de mayo de 2004", "2004-05-09"),
        ("1er mai 2004 à 16h01", "2004-05-01T16:01"),
        ("21.04.2021 15:26", "2021-04-21T15:26"),
        ("03.04.2005", "2005-04-03"),
        ("29/6/2016", "2016-06-29"),
        ("6/29/2016", "2016-06-29"),
        ("2004-03-14 24:00:00", "2004-03-15T00:00:00"),
        ("2004-12-31T24:00Z", "2005-01-01T00:00Z"),
    ],
)
def test_dates_are_understood_as_blogs_write_them(written: str, date: str) -> None:
    assert date_of(written) == date


@pytest.mark.parametrize(
    "written",
    [
        *("03/04/2005", "03-04-2005", "03.04.05", "04年5月9日"),
        *("2024-13-45", "2024-02-30", "31.02.2004", "2024-05-31T25:00", "2024-05-31T10:61"),
        *("2024-05-31T10:00+99:00", "14:00 pm, 2 Apr 2024 14:00 pm", "2004/13"),
        *("May 9", "9 May", "May", "12:00", "yesterday", "3 days ago", "昨天", "5月9日"),
        *("0000-00-00 00:00:00", "-0001-11-30T00:00:00+00:00", "0001-01-01T00:00:00"),
        *(
            "1385/02/19",
            "元年5月1日",
            "16年5月9日",
            "in 2004. May 5 people",
            "2547-05-09",
            "IMG-2004-05-09-123",
            "v1.2004.5.9",
            "",
            " ",
            "x" * 10**6,
        ),
    ],
)
def test_what_is_open_impossible_or_no_date_is_none(written: str) -> None:
    assert date_of(written) == ""


def test_a_date_within_words_is_found_and_a_time_beside_it_only_if_it_is_one() -> None:
    assert date_of("发布于：2020年6月5日") == "2020-06-05"
    assert date_of("2004-05-09 to 2004-05-12") == "2004-05-09"
    assert date_of("2004-05-09 at 5 amazing places") == "2004-05-09"
    assert date_of("no month: 5 apples 2004, but 2 Apr 2024") == "2024-04-02"


@given(st.text(st.sampled_from("0123456789-/.: TZ+年月日MayOctPM,()")) | st.text())
def test_any_text_gives_an_iso_date_or_nothing(text: str) -> None:
    date = date_of(text)
    zone = r"(?:Z|[+-]\d{2}:\d{2})?"
    iso = (
        rf"\d{{4}}(?:-\d{{2}}(?:-\d{{2}}(?:T\d{{2}}(?::\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?{zone})?)?)?"
    )
    assert not date or re.fullmatch(iso, date, re.ASCII)
    assert date_of(date) == date


def test_every_month_name_is_read_as_it_is_written() -> None:
    for name, number in MONTHS.items():
        upper = name.upper() if len(name.upper()) == len(name) else name  # Ϊ́ has no form of its own
        for written in (name, upper, name.capitalize(), f"{name}."):
            assert date_of(f"2 {written} 2024") == f"2024-{number:02}-02", written
