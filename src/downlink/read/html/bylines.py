"""A byline → the name that it holds, if it holds one."""

from __future__ import annotations

import re

from downlink.read.dates import date_of

_LONGEST, _MOST_WORDS = 100, 12
_BEFORE = re.compile(
    r"^(?:(?:(?:this (?:entry|post|article) was )?"
    r"(?:posted|written|published|authored|created|submitted) )?by\b|(?:words|story|text) by\b"
    r"|(?:author|autor(?:in|a)?|auteur|autore|автор)\b|опубликовал[аи]?\b"
    r"|(?:verfasst|geschrieben) von\b|(?:écrit|publié) par\b|(?:escrito|publicado) por\b"
    r"|(?:scritto|pubblicato) da\b|(?:von|par|por)\b(?= \S+ \S)"
    r"|(?:文章作者|本文作者|作者|撰文|投稿者|著者|글쓴이|작성자)(?=[ :：/|])|[文著] ?(?=[:：/|]))"
    r"[ :：/|]*",
    re.IGNORECASE,
)
# One word behind `von` is a noble name rather than all of one.
_AFTER = re.compile(
    r"\s*(?:[|·•—–,，/]|\s-\s)?\s*(?:\b(?:on|at|in|published|posted|updated|am|um|le|el|il)\b\s*[:：]?\s*(?=[\d\w]).*|[|·•].*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|\b(?:posted|written|published)\s+(?:on\s[^|·•\n]{4,40}\s)?)by\s+(?P<name>[^\d|·•,\n]{2,60}?)"
    r"(?=\s*(?:[|·•,]|$|\s(?:at|on|in)\s))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:by|from|posted(?: in| on| by)?|published(?: in| on)?|written|authors?"
    r"|about(?: the author)?|comments?|no comments?|leave a (?:comment|reply)|share|tags?"
    r"|categor(?:y|ies)|read more|more|home|view all posts|follow|contact|email|e-mail|website"
    r"|archives?|unknown|anonymous author|null|none"
    r"|undefined|nan|作者|分类|标签|评论|分享|首页|关于|关于作者|未知|发布|阅读|浏览)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[0-9]+ ?(?:min|views?|comments?|reads?|分|条|次|个|시|回)", re.IGNORECASE)
_CONTACT = re.compile(r"https?:|www\.|\S@\S+\.\S|^@?\S+\.(?:com|net|org|io|cn|de)/", re.IGNORECASE)


def name_in(byline: str) -> str:
    """Return the name in what is marked as an author; "" where there is none: a date, an address,
    a label, a sentence.
    """
    words = " ".join(byline.split())
    if not words or len(words) > 2 * _LONGEST:
        return ""
    name = _BEFORE.sub("", words, count=1)
    name = name if name == words else _AFTER.sub("", name)
    name = name.strip(' ,，、;:：|·•-–—/"“”「」')
    name = name.strip("()[]") if name[:1] in ("(", "[") else name
    return name if _is_name(name) else ""


def author_in(line: str) -> str:
    """Return the name behind `by` in a line such as `posted by Ann at 4:12 PM`."""
    match = _BYLINE.search(line) if len(line) <= 2 * _LONGEST else None
    return name_in(match["name"]) if match else ""


def _is_name(name: str) -> bool:
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return False
    if not any(map(str.isalpha, name)) or _NO_NAME.fullmatch(name) or _CONTACT.search(name):
        return False
    if _COUNT.match(name):
        return False
    return not date_of(name)
