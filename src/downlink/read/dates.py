"""Dates as blogs, feeds and programs write them → ISO 8601 of exactly the precision that was said.

Nothing is completed: no day from a month, no year from the clock, no zone from this machine. What
can mean two days (`03/04/2005`) is no date unless other dates beside it show which it means, and
neither is a day that never was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from downlink.read.date_words import ERAS, MONTHS, ZONES

_LONGEST = 200
# Characters: what is longer is prose, not a date.
_FIRST_YEAR, _LAST_YEAR = 1583, 2199
# The first whole year of the calendar (ISO 8601). Persian years are 13xx and 14xx, Thai ones 25xx;
# programs write year 0 or 1 where they know none.
_TURN, _NEW, _OLD = 50, 2000, 1900
# Two digits below the turn are years of the new century (RFC 2822, 4.3).
_NO_TIME, _ABOUT_NO_TIME = date(1970, 1, 1), ("1970-01-01", "1969-12-31")
_HALF_DAY, _DAY = 12, 24
_FARTHEST_ZONE = 14
_LAST_MINUTE = 59

_STARTS = r"(?<![0-9])(?<![0-9][-/.:])"
_ENDS = r"(?![0-9]|[-/.:][0-9])"
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_SIGN, _AGAIN = "(?P<sign>[-/.]) ?", "(?P=sign) ?"
_YEAR_SHORT = "(?P<year>[0-9]{4}|[0-9]{2})"
_ERA = rf"(?P<era>{'|'.join(ERAS)})? ?"
_YEAR_OF_EAST, _DAY_OF_EAST = "(?P<year>[0-9]{1,4}|元) ?[年년]", "(?P<day>[0-9]{1,2}) ?[日號号일]"
_NUMBER_OF_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º)?"

_DAYS = tuple(
    re.compile(_STARTS + pattern)
    for pattern in (
        # 2016/6/29, 2004-05-09, 2004. 5. 9.
        rf"(?P<year>[0-9]{{4}}){_SIGN}(?P<month>[0-9]{{1,2}}){_AGAIN}(?P<day>[0-9]{{1,2}})\.?{_ENDS}",
        # 2004年5月9日, 2004년 5월 9일, 民國95年3月12日
        rf"{_ERA}{_YEAR_OF_EAST} ?(?P<month>[0-9]{{1,2}}) ?[月월] ?{_DAY_OF_EAST}",
        # 05 Mär 2012, 5 Jan 98, 12-Oct-2021, 1er mai 2004, 9 de mayo de 2004
        rf"\b{_NUMBER_OF_DAY}[ -]?(?:de |of |d['’])?{_WORD},?[ -](?:de )?{_YEAR_SHORT}{_ENDS}",
        # 2012. július 11., 2012 July 11
        (
            rf"(?P<year>[0-9]{{4}})(?P<dot>\.)?[, -] ?{_WORD},?[ -](?P<day>[0-9]{{1,2}})(?(dot)\.)"
            r"(?![0-9:])"
        ),
        # 2 tháng 4, 2024, ngày 2 tháng 4 năm 2024
        r"(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2})(?:,| năm) (?P<year>[0-9]{4})(?![0-9])",
        # April 2, 2024, Apr 02 2024
        rf"\b{_WORD}[ -]{_NUMBER_OF_DAY},?[ -](?P<year>[0-9]{{4}}){_ENDS}",
        # 21.04.2021, 29/6/2016
        rf"(?P<first>[0-9]{{1,2}}){_SIGN}(?P<other>[0-9]{{1,2}}){_AGAIN}(?P<year>[0-9]{{4}}){_ENDS}",
    )
)
_OPEN = re.compile(
    rf"{_STARTS}(?P<first>[0-9]{{1,2}})(?P<sign>[-/])(?P<other>[0-9]{{1,2}})(?P=sign)"
    rf"(?:[0-9]{{4}}|[0-9]{{2}}){_ENDS}"
)
_OPEN_MIDDLE = re.compile(r"[-/][0-9]{1,2}[-/][0-9]{2}")
# What the former has behind its first number: found in a long text in a tenth of the time.
_ASCTIME = re.compile(
    rf"\b{_WORD} (?P<day>[0-9]{{1,2}}) (?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)"
    r"(?P<zone> (?:[A-Z]{1,5}|[+-][0-9]{4}))? (?P<year>[0-9]{4})(?![0-9])"
)
# Sun May  9 16:01:00 2004, and with a zone where Java or `date` wrote it.
_OF_CHINA_TOO = " CST"
# RFC 822 gives CST to Chicago; what Java writes on a machine in China it does not rule.

_WEEKDAY = (
    r"\([^()]{1,4}\)|(?:星期|[週周])[一二三四五六日天]|[月火水木金土日]曜日|[월화수목금토일]요일"
)
_CLOCK = re.compile(
    rf"(?: ?(?:{_WEEKDAY}))?(?: г\.?)?(?:[Tt]|,? ?(?:(?:at|um|à|@|-|\|) )?)"
    r"(?P<half>上午|下午|凌晨|早上|晚上|午前|午後|오전|오후)? ?"
    r"(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?"
    r"|(?:[时時点點시]|h(?![^\W\d])) ?(?:(?P<minutes>[0-9]{1,2})[分분]?"
    r" ?(?:(?P<seconds>[0-9]{1,2})[秒초])?)?"
    r"|(?<=[Tt][0-9]{2})|(?= ?[AaPp]\.?[Mm](?![^\W_])))"
    r"(?: ?(?P<noon>[AaPp])\.?[Mm](?![^\W_])\.?)?"
    rf"(?: ?(?P<zone>(?:UTC|GMT)?[+-][0-9]{{2}}:?[0-9]{{2}}|[+-][0-9]{{2}}|(?:UTC|GMT)[+-][0-9]|"
    rf"[Zz]|{'|'.join(ZONES)})(?!\w))?(?![0-9:])"
)
_AFTERNOON = frozenset(["下午", "晚上", "午後", "오후"])

_YEAR_OR_MONTH = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:[-/](?P<month>[0-9]{1,2})| ?[年년](?: ?(?P<number>[0-9]{1,2}) ?[月월])?)?"
    rf"|(?P<era>{'|'.join(ERAS)}) ?(?P<year_of_era>[0-9]{{1,3}}|元) ?年"
    r"(?: ?(?P<month_of_era>[0-9]{1,2}) ?月)?"
    rf"|{_WORD},? (?:de )?(?P<year_after>[0-9]{{4}})"
)
_COMPACT = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T?(?P<hour>[0-9]{2})"
    r"(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_EPOCH = re.compile(r"(?P<seconds>[0-9]{9,10})(?:\.(?P<part>[0-9]+))?|(?P<ten>[0-9]{10})[0-9]{3}")
# Seconds since 1970, or thousandths, of which none counts here.


def date_of(text: str, *, day_first: bool | None = None) -> str:
    """Return the date, or date and time, that `text` is or holds; of several, the first. "" where
    there is none that can be told for certain.

    `2004` stays a year and `2004-05` a month; an offset stays as it was said, and seconds are
    there only where they were said.

    Args:
        day_first: whether the day stands first in `03/04/2005`; None if that is not known.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        return ""
    unified = unicodedata.normalize("NFKC", stripped).replace("\u2212", "-")
    line = " ".join(unified.split())
    if not line.isascii():
        line = "".join(str(unicodedata.decimal(sign, sign)) for sign in line)
    return _bare(line) or next(_days(_ASCTIME.sub(_year_before_time, line), day_first), "")


def order_of(texts: Iterable[str]) -> bool | None:
    """Return whether the day stands first in dates such as `21/04/2005`, as the texts of one
    capture show it; None where none shows it, or they differ.
    """
    found = ((int(match["first"]), int(match["other"])) for match in _open_dates(texts))
    shown = {
        first > _HALF_DAY for first, other in found if (first > _HALF_DAY) != (other > _HALF_DAY)
    }
    return shown.pop() if len(shown) == 1 else None


def _open_dates(texts: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the dates of which either number may be the day."""
    for text in texts:
        for middle in _OPEN_MIDDLE.finditer(text):
            for start in range(max(0, middle.start() - 2), middle.start()):
                match = _OPEN.match(text, start)
                if match:
                    yield match


def _bare(line: str) -> str:
    """Return the date of a text that is a year, a month, or a row of digits."""
    match = _YEAR_OR_MONTH.fullmatch(line)
    if match:
        month = match["month"] or match["number"] or match["month_of_era"] or match["word"] or ""
        if match["era"]:
            return _year_or_month(_year_of(match["era"], match["year_of_era"]), month)
        return _year_or_month(int(match["year"] or match["year_after"]), month)
    match = _COMPACT.fullmatch(line)
    if match:
        day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
        return _with_time(day, match if match["hour"] else None)
    match = _EPOCH.fullmatch(line)
    if match:
        seconds = int(match["seconds"] or match["ten"])
        instant = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return f"{instant}.{match['part']}Z" if match["part"] else f"{instant}Z"
    return ""


def _year_or_month(year: int, month: str) -> str:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ""
    if not month:
        return str(year)
    number = _month(month)
    return f"{year}-{number:02}" if 1 <= number <= _HALF_DAY else ""


def _year_of(era: str, year: str) -> int:
    """Return the year of an era, whose first one has a word of its own."""
    return ERAS[era] + (1 if year == "元" else int(year))


def _month(text: str) -> int:
    """Return the number of a month that is given as one or by its name, 0 if it is none."""
    return int(text) if text.isdecimal() else MONTHS.get(_lower(text), 0)


def _lower(word: str) -> str:
    # Folding takes some letters apart again.
    return unicodedata.normalize("NFC", word.casefold())


def _year_before_time(match: re.Match[str]) -> str:
    zone = "" if match["zone"] in (None, _OF_CHINA_TOO) else match["zone"]
    return f"{match['word']} {match['day']} {match['year']} {match['clock']}{zone}"


def _days(line: str, day_first: bool | None) -> Iterator[str]:
    """Yield the days that stand in a line, each with its time, in their order."""
    found = [match for pattern in _DAYS for match in pattern.finditer(line)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        day = _day(match.groupdict(), day_first)
        said = _with_time(day, _CLOCK.match(line, match.end()))
        if said:
            yield said


def _day(parts: dict[str, str | None], day_first: bool | None) -> date | None:
    """Return the day that a match names; None where its word is no month, its order is open, or
    there is no such day.
    """
    written = parts["year"] or ""
    era = parts.get("era")
    if written == "元" and not era:
        return None
    year = _year_of(era, written) if era else int(written)
    if "first" in parts:
        first, other = int(parts["first"] or 0), int(parts["other"] or 0)
        return _ordered(first, other, True if parts["sign"] == "." else day_first, year)
    if "word" in parts and len(written) == len("98"):
        year += _NEW if year < _TURN else _OLD
    month = _month(parts.get("word") or parts.get("month") or "")
    return _date(year, month, int(parts["day"] or 0))


def _ordered(first: int, other: int, day_first: bool | None, year: int) -> date | None:
    """With full stops the day stands first (Unicode's CLDR knows no other order); with slashes and
    hyphens either can, and only a number above 12, the same number twice, or other dates tell.
    """
    if first > _HALF_DAY or first == other:
        return _date(year, other, first)
    if other > _HALF_DAY:
        return None if day_first else _date(year, first, other)
    if day_first is None:
        return None
    return _date(year, other, first) if day_first else _date(year, first, other)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:  # 2024-02-30
        return None


def _with_time(day: date | None, clock: re.Match[str] | None) -> str:
    """Return the day with the time of `clock`, "" where there is no such day or time."""
    said = _day_and_time(day, clock) if day else ""
    return "" if said.startswith(_ABOUT_NO_TIME) and _is_no_time(said) else said


def _is_no_time(said: str) -> bool:
    """Whether a time is the beginning of Unix's: what programs write that know none."""
    time = datetime.fromisoformat(said)
    return time.timestamp() == 0 if time.tzinfo else time.date() == _NO_TIME


def _day_and_time(day: date, clock: re.Match[str] | None) -> str:
    if clock is None:
        return day.isoformat()
    parts = {name: value or "" for name, value in clock.groupdict().items()}
    hour = _hour(int(parts["hour"]), parts.get("half", ""), parts.get("noon", "").lower())
    rest = [
        parts["minute"] or parts.get("minutes", ""),
        parts["second"] or parts.get("seconds", ""),
    ]
    if hour == _DAY and not any(int(part or 0) for part in (*rest, parts.get("fraction"))):
        day, hour = day + timedelta(days=1), 0  # ISO 8601: midnight at a day's end is 24:00
    zone = _offset(parts["zone"])
    if not 0 <= hour < _DAY or any(int(part or 0) > _LAST_MINUTE for part in rest) or zone is None:
        return ""
    said = ":".join(f"{int(part):02}" for part in (str(hour), *rest) if part)
    fraction = f".{parts['fraction']}" if parts.get("fraction") else ""
    return f"{day.isoformat()}T{said}{fraction}{zone}"


def _hour(hour: int, half: str, noon: str) -> int:
    """Return the hour of the day, -1 where there is none: 14 pm."""
    if noon:
        return hour % _HALF_DAY + _HALF_DAY * (noon == "p") if 1 <= hour <= _HALF_DAY else -1
    return hour + _HALF_DAY if half in _AFTERNOON and hour < _HALF_DAY else hour


def _offset(zone: str) -> str | None:
    """Return a zone as ISO 8601 writes it, None where no place of the earth has it."""
    sign = max(zone.find("+"), zone.find("-"))
    if sign < 0:
        return ZONES.get(zone.upper(), "")
    digits = zone[sign + 1 :].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > len("05") else (digits, "00")
    if int(hours) > _FARTHEST_ZONE or int(minutes) > _LAST_MINUTE:
        return None
    return f"{zone[sign]}{int(hours):02}:{minutes}"
