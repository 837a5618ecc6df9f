"""A line of a page → whether it is one that sites put among the paragraphs of their articles."""

from __future__ import annotations

import re

LONGEST = 300
"""Characters: longer lines are not looked at."""

_LONGEST_NOTICE = 120
# Characters.

_ALWAYS = re.compile(
    r"""\W{0,9}(?:
      related(?:\ (?:articles?|stories|posts|reading|roundup))?\ *: | recommended\ (?:for\ you|read)
    | you\ (?:may|might)\ (?:also|like)\b
    | advertisement\b | article\ continues\ below | story\ continues | this\ slideshow\ requires
    | share\ (?:this|it|via)\b.{0,40}$ | like\ this\ (?:story|article|post)\?
    | image\ (?:copyright|caption|credit|source)\b | photo(?:\ credit|s?\ by\b|s?:)
    | \(?(?:additional\ )?reporting\ by\b | have\ a\ (?:news\ )?tip\?
    | (?:please\ )?(?:follow|like|join|subscribe|sign\ up|register)\b.{0,80}
      \b(?:twitter|facebook|instagram|newsletters?|youtube|inbox|linkedin|telegram)\b
    | get\ (?:the\ latest|our|more|all|access)\b.{0,120}\b(?:newsletters?|inbox|subscription)\b
    | the\ post\ .{1,200}\ (?:appeared\ first|first\ appeared)\ on\b
    | pages?\ *:\ *\d | posted\ (?:in|on|by)\b.{0,80}$ | filed\ under\b
    | leave\ a\ (?:comment|reply)\b.{0,20}$ | \d+\ (?:comments?|responses?|shares|views)$
    | 相关(?:阅读|文章|推荐)[:：] | 推荐阅读[:：] | [上下]一篇 | 版权声明[:：] | (?:转载|轉載)请注明
    | 分享到 | 本文(?:链接|地址)[:：] | 原文链接[:：]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKED = re.compile(
    r"""\W{0,9}(?:
      (?:click|tap)\ here\b | (?:read|see|watch|listen|more)\ (?:more|also|next|now|on|from|:)
    | also\ (?:read|see|on)\b | related\b.{0,20}: | continue\ reading\b
    | (?:sign\ up|subscribe|follow|register)\b | get\ .{0,60}\b(?:app|newsletters?|email|news)\b
    | download\ (?:our|the)\ .{0,30}app\b | buyer's\ guide\b
    | tags?\ *[:：] | categor(?:y|ies)\ *[:：] | posted\ in\b | [标標][签籤][:：] | 分[类類][:：]
    | read\ (?:the|this)\ | see\ more\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTENTS = re.compile(
    r"\W{0,9}(?:(?:table of )?contents|on this page|in this (?:article|post)|toc"
    r"|(?:文章)?目[录錄次]|本文(?:目录|目錄|内容)"
    r"|inhalt(?:sverzeichnis)?|sommaire|índice|содержание|목차)\W{0,9}",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?:copyright\ )?©|copyright\ \d{4}|all\ rights\ reserved", re.IGNORECASE)


def is_contents_heading(line: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return _CONTENTS.fullmatch(line) is not None


def is_furniture(line: str, link_share: float) -> bool:
    """Whether a line leads elsewhere, asks for something, or says who made the page.

    Args:
        link_share: how much of it is the text of links, from 0 to 1.
    """
    if len(line) > LONGEST:
        return False
    return bool(_ALWAYS.match(line) or (link_share and _LINKED.match(line)) or is_notice(line))


def is_notice(line: str) -> bool:
    """Whether a line says whose the page is, and nothing else."""
    return len(line) <= _LONGEST_NOTICE and _NOTICE.match(line) is not None
