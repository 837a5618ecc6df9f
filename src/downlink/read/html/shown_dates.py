"""A page or an entry of one → the day on which it says that the article was published.

A `time` element holds an instant, mostly in UTC, and shows a day: the author's own. Where the two
differ as zones do, the day that is shown is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from downlink.read.dates import date_of
from downlink.read.html.titles import is_marked
from downlink.read.html.tree import Tag
from downlink.read.html.whole_page import SMALL, Page, marks_of

_PUBLISHED = re.compile(
    r"publish|posted|pub-?date|date-?created|issued|entry-date|post-date", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif|edited|revis|changed|reviewed|crawl|comment", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:\w*date(?:line|time)?|time|timestamp|day|posted|posted-?on|pub|published|meta|\w+-?meta"
    r"|byline|info|created|data|fecha|datum)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHANGED_WORDS = re.compile(
    r"updated?|modified|edited|revised|更新|修改|修訂|编辑|編輯|aktualisiert|geändert|mis à jour"
    r"|modifié|actualizad|modificad|aggiornat|modificat|atualizad|обновл|изменен|отредактирован|수정|更新日",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:on|at|by|posted|published|written|created|date|filed|added|submitted|entry|last|am|vom"
    r"|veröffentlicht|le|publié|el|publicado|pubblicato|опубликовано|дата)\b"
    r"|[发發][布表佈]|[创創]建|日期|[时時][间間]|作者|投稿|公開|作成|작성|등록)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "…")
_STATEMENT = re.compile(
    r"(?P<entry>this (?:entry|post|article) was )?(?:posted|published|written)\b"
    r"|(?:本文)?[发發][布表佈][于於]|(?:veröffentlicht|publié|publicado|pubblicato|опубликовано)\b",
    re.IGNORECASE,
)
_LONGEST_STATEMENT = 600
_PATH = re.compile(
    r"/(?P<year>(?:19|20)[0-9]{2})(?P<sign>[/-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?=[/-])"
)
_LABELLED = frozenset(
    "p div section span small em i b strong font h3 h4 h5 h6 address center td li dd".split()  # noqa: SIM905
)
_LONGEST_DAY = 40
_INNER = ("datetime", "content", "title")
_UTC = ("Z", "+00:00", "-00:00")
_DAY, _MINUTE, _SECOND = (
    len(text) for text in ("2024-04-02", "2024-04-02T08:00", "2024-04-02T08:00:00")
)
_HOUR, _QUARTER, _WEST, _EAST = 60, 15, -12 * 60, 14 * 60
# Minutes: zones differ by quarters of an hour, from twelve hours behind UTC to fourteen before it.
_LEAST_SENTENCE, _WORDS_OF_LABEL, _PER_HAN, _NEAR = 3, 5, 2, 16
_HEAVIEST, _MOST_WITHIN = 400, 40
# Characters and elements of what is looked into for a date: what holds more may hold all of a page.
_BEHIND, _AHEAD = 16, 8
# Elements behind a heading, and before it, in which a date without a mark may stand.
_LONGEST = 2000
_HAN = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


class Shown(NamedTuple):
    """A date and the element in which it stands."""

    date: str
    tag: Tag


def published_in(
    page: Page, element: Tag, before: int | None = None, *, anywhere: bool = False
) -> Shown | None:
    """Return when the article in an element was published, as the element itself shows it.

    Args:
        before: the number of an element; those from it on are not looked at.
        anywhere: whether it may stand in what the theme put around the article, too.
    """
    unmarked: Shown | None = None
    around: Shown | None = None
    for tag in page.tags_in(element):
        if before is not None and page.number(tag) >= before:
            break
        if (page.in_boilerplate(tag) and not anywhere) or not _may_be_date(page, tag):
            continue
        found = _date_in(page, tag)
        if not found or _is_change(page, tag) or _in_prose(page, tag) or _in_code(tag):
            continue
        if _PUBLISHED.search(_marks(tag)):
            return Shown(found, tag)
        if _holds_title(page, tag):  # and the date in it, mostly in an element of its own
            around = around or Shown(found, tag)
        else:
            unmarked = unmarked or Shown(found, tag)
    return unmarked or around


def _in_code(tag: Tag) -> bool:
    return any(above.name == "pre" for above in tag.parents)


def _holds_title(page: Page, tag: Tag) -> bool:
    return bool(page.first(page.headings, tag)) or any(map(is_marked, tag.elements()))


def marked_before(page: Page, number: int) -> Shown | None:
    """Return the first date before an element, wherever it stands on the page, that is marked as
    one for programs: themes put an article's title and date into the page's own header.
    """
    tags = (tag for tag in page.tags[1:number] if tag.name == "time" or _is_published(tag))
    for tag in tags:
        found = _date_in(page, tag)
        if found and not _is_change(page, tag):
            return Shown(found, tag)
    return None


def stated_behind(page: Page, main: Tag) -> Shown | None:
    """Return the date of the first sentence behind an article that says when it was posted, as the
    oldest themes of WordPress have it; or within it, where it is marked or speaks of the entry.
    """
    for tag in page.tags[page.number(main) + 1 :]:
        if tag.name not in _LABELLED or page.length(tag) > _LONGEST_STATEMENT:
            continue
        line = page.line(tag)[:SMALL]
        said = _STATEMENT.match(line)
        if page.number(tag) < main.end and "meta" not in tag.get("class"):
            said = said if said and said["entry"] else None
        found = date_of(line, day_first=page.day_first) if said else ""
        if len(found) >= _DAY:
            return Shown(found, tag)
    return None


def _is_published(tag: Tag) -> bool:
    return "date" in tag.get("itemprop").lower() or bool(_PUBLISHED.search(tag.get("class")))


def published_beside(page: Page, heading: Tag) -> Shown | None:
    """Return the date of a small line beside a heading that says hardly more than a day."""
    number = page.number(heading)
    beside = (
        *page.tags[heading.end : heading.end + _BEHIND],
        *reversed(page.tags[max(number - _AHEAD, 1) : number]),
    )
    for tag in beside:
        found = _date_alone(page, tag, says_posted=True) if tag.name in _LABELLED else ""
        if found and not (page.in_boilerplate(tag) or _is_change(page, tag) or _in_code(tag)):
            return Shown(found, tag)
    return None


def days_above(page: Page, group: Sequence[Tag]) -> dict[int, Shown]:
    """Return for the numbers of entries, given in order, the day whose heading stands above them,
    in an element that holds them too: a blog may say it once for several.
    """
    found: dict[int, Shown] = {}
    open_days: list[Shown] = []
    at = 1
    for entry in group:
        for tag in page.tags[at : page.number(entry)]:
            if 0 < page.length(tag) <= _LONGEST_DAY and not page.in_boilerplate(tag):
                day = _date_alone(page, tag)
                open_days += [Shown(day, tag)] if day else []
        at = max(at, entry.end)
        while open_days and not _holds(open_days[-1].tag.parent, entry):
            open_days.pop()
        if open_days:
            found[page.number(entry)] = open_days[-1]
    return found


def _holds(element: Tag | None, entry: Tag) -> bool:
    return element is not None and element.number < entry.number < element.end


def _date_alone(page: Page, tag: Tag, *, says_posted: bool = False) -> str:
    """Return the whole day of a small element that says hardly more; of one that says that
    something was posted, too, if that is asked for.
    """
    line = page.line(tag) if page.length(tag) <= SMALL else ""
    found = date_of(line, day_first=page.day_first) if line else ""
    is_posted = says_posted and _STATEMENT.match(line) and not line.endswith(_SENTENCE_ENDS)
    return found if len(found) >= _DAY and (is_posted or not _says_more(line)) else ""


def undated_in(page: Page, element: Tag) -> Tag | None:
    """Return the first `time` element that says no date for certain."""
    times = page.tags_in(element, page.times)
    return next(
        (tag for tag in times if not _date_in(page, tag) and not _in_prose(page, tag)), None
    )


def reconciled(instant: str, shown: str) -> str:
    """Return the date of an article of which the page's data and its text each say one: the more
    exact one, on the day that is shown.
    """
    if not instant or not shown:
        return instant or shown
    if instant[:_DAY] == shown[:_DAY] or shown.startswith(instant):
        return max(instant, shown, key=len)
    if not instant.endswith(_UTC) or len(instant) < _MINUTE or len(shown) < _DAY:
        return instant
    return _on_its_day(instant, shown)


def day_in_path(address: str) -> str:
    """Return the whole day that an address holds as blogs write it: `/2018/04/12/…`."""
    match = _PATH.search(address[:_LONGEST])
    if not match:
        return ""
    return date_of("-".join((match["year"], match["month"], match["day"])))


def _on_its_day(instant: str, shown: str) -> str:
    """Return the day and time that is shown, if a zone of the earth has it at that instant."""
    moment = datetime.fromisoformat(instant).replace(tzinfo=None)
    if len(shown) == _DAY:
        midnight = datetime.combine(date.fromisoformat(shown), time.min)
        first = (midnight - moment) // timedelta(minutes=1)
        return shown if first <= _EAST and first + 24 * _HOUR >= _WEST else instant
    if len(shown) not in (_MINUTE, _SECOND):
        return instant
    seconds = moment.second if len(shown) == _SECOND else 0
    exact = moment.replace(second=seconds, microsecond=0)
    ahead = (datetime.fromisoformat(shown) - exact) // timedelta(minutes=1)
    if ahead % _QUARTER or not _WEST <= ahead <= _EAST:
        return instant
    return f"{shown}{'-' if ahead < 0 else '+'}{abs(ahead) // _HOUR:02}:{abs(ahead) % _HOUR:02}"


def _says_more(line: str) -> bool:
    words = len(_WORD.findall(line)) + len(_HAN.findall(line)) // _PER_HAN
    return words > _WORDS_OF_LABEL or line.endswith(_SENTENCE_ENDS)


def _may_be_date(page: Page, tag: Tag) -> bool:
    if tag.name == "time":
        return True
    props = tag.get("itemprop")
    if "date" in props.lower():
        return True
    marked = tag.has_attr("class") or tag.has_attr("id")
    return marked and 0 < page.length(tag) <= SMALL and bool(_DATED.search(marks_of(tag)))


def _date_in(page: Page, tag: Tag) -> str:
    """Return the date that an element holds for programs, on the day that it shows."""
    said = next((found for name in _INNER if (found := date_of(tag.get(name)))), "")
    is_small = page.weight(tag) <= _HEAVIEST and tag.end - tag.number <= _MOST_WITHIN
    words = tag.get_text() if is_small else ""
    return reconciled(said, date_of(words, day_first=page.day_first))


def _marks(tag: Tag) -> str:
    posted = "posted" if tag.has_attr("pubdate") else ""
    return " ".join([tag.get("class"), tag.get("itemprop"), tag.get("id"), posted])


def _is_change(page: Page, tag: Tag) -> bool:
    """Whether a date is said of a later change: by its mark, or by the word before it."""
    marks = _marks(tag)
    if _CHANGED.search(marks) and not _PUBLISHED.search(marks):
        return True
    before, _ = page.line_around(tag)
    return bool(_CHANGED_WORDS.search(before[-_NEAR:]) or _CHANGED_WORDS.match(page.line(tag)))


def _in_prose(page: Page, tag: Tag) -> bool:
    """Whether an element is a word of a sentence rather than a label of the entry."""
    before, after = page.line_around(tag)
    around = f"{before} {after}".strip()
    words = len(_WORD.findall(around)) + len(_HAN.findall(around)) // _PER_HAN
    if len(around) > SMALL or (around.endswith(_SENTENCE_ENDS) and words >= _LEAST_SENTENCE):
        return True
    return words > _WORDS_OF_LABEL and not _LABEL.match(before)
