"""The words of the search in the interface's languages, for the browser's side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ZH = {
    "search": "搜索文章、主题、术语",
    "search_short": "搜索",
    "search_close": "关闭搜索",
    "search_hint": "多个词须同时出现；“引号”内为短语；-词 表示排除。",
    "search_keys": "↑↓ 选择，Enter 打开，Esc 关闭。",
    "search_file": "此页直接从磁盘打开：搜索可用，其他链接需用本地服务器，"
    "例如在站点目录运行 python3 -m http.server。",
    "search_found": "{n} 条结果",
    "search_none": "没有结果。",
    "search_nearest": "最接近且有结果的查询：",
    "search_failed": "搜索索引未能载入，请刷新页面重试。",
    "search_by_text": "标题或正文包含",
    "search_by_topic": "主题为{names}，正文未出现这些字词",
    "search_all": "查看其余 {n} 条结果 →",
    "search_more": "再显示一些（还有 {n} 条）",
    "topics": "按主题筛选",
    "list_separator": "、",
}

_EN = {
    "search": "Search articles, topics, terms",
    "search_short": "Search",
    "search_close": "Close the search",
    "search_hint": "All words must occur; “quotes” hold a phrase; -word leaves out.",
    "search_keys": "↑↓ choose, Enter opens, Esc closes.",
    "search_file": "This page was opened from a disk: the search works, other links need a local "
    "server, such as python3 -m http.server in the site's folder.",
    "search_found": "Results: {n}",
    "search_none": "No results.",
    "search_nearest": "The nearest query with results:",
    "search_failed": "The search index could not be loaded: reload the page to try again.",
    "search_by_text": "Title or text holds it",
    "search_by_topic": "About {names}, without these words in the text",
    "search_all": "The other results ({n}) →",
    "search_more": "Show more ({n} left)",
    "topics": "Narrow to a topic",
    "list_separator": ", ",
}

_LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"zh": _ZH, "en": _EN})


def search_words(language: str) -> Mapping[str, str]:
    """Return the search's words in `language` (a theme language); English where there are none."""
    return _LANGUAGES.get(language.partition("-")[0], _EN)
