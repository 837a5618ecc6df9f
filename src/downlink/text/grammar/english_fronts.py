"""What stands above an English article or ends its heading: notices, fields, dates, authors."""

from __future__ import annotations

import re

from downlink.text.scripts import MONTH

_NAME = (
    r"(?!(?:The|An?|In|On|This|These|We|It|If|As|At|To|For|When|You|Our|Summary|Abstract)\b)"
    r"[A-Z][\w’'-]+"
)
_PERSON = rf"{_NAME}(?: (?:[A-Z]\.|[a-z]{{2,3}}|{_NAME})){{1,3}}"
_DATE = (
    rf"(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?)"
)
_LANGUAGE = (
    r"(?:English|简体中文|繁體中文|中文|日本語|한국어|Chinese|Français|Español|Deutsch"
    r"|Русский|Português)"
)
_SECTION = (
    r"(?:Abstract|Summary|Overview|Introduction|Description|Motivation|Background|Notes?|TL;?DR"
    r"|Prerequisites|Key (?:[Ii]deas?|[Pp]oints?|[Cc]ontributions?))"
)

NOTICE = re.compile(
    rf"{_LANGUAGE}(?:\s?[|/·•]\s?{_LANGUAGE})+\s+"
    r"|\[(?:Last )?(?:[Uu]pdated?|UPDATE|Edit|EDIT|Edited|Note|NOTE)\b[^\]\n]{0,60}\]:?\s*"
    rf"|(?:Last |First )?(?:[Uu]pdated|[Mm]odified|[Pp]osted|[Pp]ublished)(?: on| at|:)?"
    rf" {_DATE}\.?\s+"
    rf"|{_DATE}(?: (?:by|·|-|—) {_PERSON}(?:,? (?:and )?{_PERSON})*+)?\s+(?=[A-Z])"
    rf"|(?:{_PERSON}(?:,|\s?&| and) ?(?:and )?)*{_PERSON}(?:, [A-Za-z]{{3,8}},? (?:19|20)\d\d)?\s+"
    r"(?=(?:Summary|Abstract)\s[A-Z])"
    r"|(?:Hacker News|Lobsters|Reddit|HN)(?: r/\w+)? ?\([^()]{1,40}\)[,.;]?\s*"
    rf"|This (?:work|project|post|research) (?:is|was) (?:partly |partially )?(?:supported|funded"
    rf"|sponsored) by [^.\n]{{3,160}}?(?:\.\s+|\s(?=(?:{_SECTION}|This|In|We|At|To|Last"
    r"|Recently|Over|The past|It|For|Today)\s))"
)
"""What is said of an article before it begins: when it was changed, by whom, in which languages."""

NOTES = re.compile(
    r"[\[(]?(?:(?:\w+ ){0,2}(?:taken|copied|adapted|cross-?posted|reposted|derived|excerpted) from"
    r"|(?:last |first )?(?:updated?|posted|published|written|edited|revised|offered|sponsored"
    r"|submitted|supported) (?:on|by|in|at)|last (?:updated|modified|edited)|all rights reserved"
    r"|copyright|click (?:on|here)|thank(?:s| you)|check out|read more|see (?:also|the))\b",
    re.IGNORECASE,
)
"""How a note begins that says whence an article comes, or sends its reader elsewhere."""

FIELDS = re.compile(
    r"(?:(?<!\S)[A-Z][\w/+-]*(?: [A-Za-z][\w/+-]*){0,3}: ?[^:.!?\n]{1,70}?\s){2,}"
    r"[A-Z][\w/+-]*(?: [A-Z]?[\w/+-]+){0,2}: ?"
)
"""A table flattened: `Level: advanced Language: C Hours: 40`."""

HEADING_ENDS = re.compile(
    rf"\s+(?:{MONTH}\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b|(?i:tl;?\s?dr)\b"
    rf"|{_SECTION}(?=:|\s(?:[A-Z(]|1\.)))"
)
"""What stands behind the heading of an article, and in no sentence: a date, its first section."""
