"""Labels with which articles name a work, its code, its authors: `论文地址:`, `Code:`.

The expressions read text in one form (`one_form`).
"""

from __future__ import annotations

from downlink.text.scripts import HAN

_SOURCES = "论文|代码|项目|原文|开源|官方|源码"
_ORIGINS = "作者|发表|机构|单位|会议|期刊"
_ENGLISH_SOURCES = "[Pp]aper|PDF|Code|Project|a[rR]Xiv|(?i:github)"
_ENGLISH_ORIGINS = "Authors?|Venue|Link|U(?:RL|rl)|Year|Abstract"
_PLACE = "地址|链接|主页|仓库|代码|源码"

LABEL = rf"(?:(?:{_SOURCES}|{_ORIGINS})[{HAN}]{{0,4}}|{_ENGLISH_SOURCES}|{_ENGLISH_ORIGINS})\s?:"
"""Any label, with its colon."""

LABEL_OF_SOURCE = rf"(?:(?:{_SOURCES})[{HAN}]{{0,4}}|{_ENGLISH_SOURCES})\s?:"
"""A label of a paper or of code: what it stands behind is the article's heading, where a label of
an author stands behind another label.
"""

TITLE_LABEL = (
    rf"(?<![{HAN}A-Za-z])([论論]文(?:名[称稱]|[标標][题題]|[题題]目|名)?|文章(?:[标標][题題]|[题題]目)"
    r"|[标標][题題]|[题題]目|原文|Title|Paper|Article)\s?:\s*+"
)
"""A label behind which the title of a work stands."""

ADDRESS_FOLLOWS = (
    r"(?:(?:论文|代码|项目|原文|官方|开源|源码|博客|参考|模型|数据集?|文章|视频|知乎|作者|转载|Github|GitHub|"
    r"Paper|Code|Project|Page|Link|arXiv|Arxiv)\s?){1,4}"
    rf"(?:{_PLACE}|出处|来源|单位|机构|自)?\s?:\s*+"
)
"""A label behind which an address stands: where something comes from, where its code is."""

BEFORE_ADDRESS = rf"(?:(?:论文|原文)?(?:{_PLACE})|[Pp]aper|PDF|U(?:RL|rl)|Link|Available at)"
"""What may stand between a work and its own address, without a colon."""
