"""A page that answered in an article's place → what it is, by name.

Servers answer with status 200 and no article: a check whether a browser asks, "not found", a set of
frames. Crawlers keep them; published, each would be an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_LOOKED_AT = 1 << 18
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{0,500})", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-3]\b[^<>]{0,500}>((?:[^<]|<(?!/h[1-3]\b)){0,300})", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<(script|style|template|head)\b(?:[^<]|<(?!/\1\b))*+",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,500}>((?:[^<]|<(?!/?p\b))*+)", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—|»«·:•/]+\s+|\s*[|»«·]\s*")
_SPACES = re.compile(r"\s+")
_LITTLE, _LEAST_PARAGRAPH = 2000, 300
# Characters that a reader sees of a check, and those of a paragraph that is an article's.

_CHECKS = re.compile(
    r"^(?:just a moment|attention required|one moment, please|please wait|un instant|un momento"
    r"|nur einen moment|um momento|ещё мгновение"
    r"|请稍候|請稍候|しばらくお待ちください|잠시만 기다리십시오"
    r"|checking your browser|ddos-guard|ddos protection|access denied"
    r"|access to this page has been denied"
    r"|are you (?:a )?(?:robot|human)|robot check|robot or human|human verification|security check"
    r"|security verification|client challenge|vercel security checkpoint|pardon our interruption"
    r"|making sure you(?:'|’)re not a bot|you are being redirected|bot verification|captcha"
    r"|verify(?:ing)? you are human|安全验证|人机验证)",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"cf-browser-verification|_cf_chl_opt|cf_chl_|cf-error-details"
    r"|/cdn-cgi/(?:challenge-platform/h/|l/)"
    r"|_Incapsula_Resource|captcha-delivery\.com|\.within\.website/x/cmd/anubis|sucuri_cloudproxy"
    r"|awsWafCookieDomainList|px-captcha|ddos-guard|\bRay ID\b"
    r"|checking (?:if the site|your browser)"
    r"|enable javascript and cookies|verif(?:y|ying) (?:that )?you are (?:a )?human|unusual traffic"
    r"|g-recaptcha|h-captcha|cf-turnstile|security (?:service|of your connection)|incident id",
    re.IGNORECASE,
)
_ONLY_OF_CHECKS = (
    "cf-browser-verification",
    "_cf_chl_opt",
    "_Incapsula_Resource",
    "captcha-delivery",
)
_NOT_FOUND = re.compile(
    r"^(?:(?:error )?404(?: error)?(?:[:,.!-]? *(?:error|page|file)? *not found)?|(?:sorry[,!]? )?"
    r"(?:the )?(?:page|file|post|content|url|object)(?: you (?:requested|are looking for))?"
    r"(?: (?:was|is|could|can)? ?(?:not|n't|cannot)(?: be)?) found|not found|nothing found"
    r"|oops[,!.]? that page can(?:'|’)t be found|(?:seite|datei) (?:wurde )?nicht gefunden"
    r"|(?:erreur 404|page (?:non trouvée|introuvable))|p[áa]gina no encontrada|pagina non trovata"
    r"|página não encontrada|страница не найдена|(?:页面|頁面|网页|網頁)(?:不存在|未找到|找不到)"
    r"|(?:未|没有|沒有|找不到)(?:找到)?(?:页面|頁面|网页|網頁|文章)|(?:お探しの)?ページ(?:が|は)見つかりません(?:でした)?"
    r"|페이지를 찾을 수 없습니다)[.!…。 ]*$",
    re.IGNORECASE,
)
_OF_ERRORS = re.compile(
    r"<body\b[^<>]{0,300}\bclass=[\"'][^\"'<>]{0,500}\berror-?404\b", re.IGNORECASE
)
_OF_ARTICLES = re.compile(
    r"<meta\b[^<>]{0,300}\bog:type\b[^<>]{0,300}\barticle\b"
    r"|\"@type\"\s*:\s*\"(?:Blog|News|Tech)?(?:Article|Posting)\"",
    re.IGNORECASE,
)
_FRAMESET = re.compile(r"<frameset[\s>]", re.IGNORECASE)
_FRAME = re.compile(
    r"<frame\b[^<>]{0,500}?\bsrc\s*=\s*(?:\"([^\"]{1,500})\"|'([^']{1,500})'|([^\s\"'>]{1,500}))",
    re.IGNORECASE,
)
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_NAMED = 10


def why_no_article(markup: str) -> str:
    """Return why a page holds no article, as a sentence that follows its name; "" where it may
    hold one.
    """
    beginning = markup[:_LOOKED_AT]
    frames = _frames(beginning)
    if frames:
        named = ", ".join(frames[:_NAMED])
        return f"is a frameset: its text stands in {named}; give those"
    if len(markup) > _LOOKED_AT:
        return ""
    titles = [_words(match[1]) for match in _TITLE.finditer(beginning)][:1]
    if not titles or not (_could_be_none(titles[0]) or _has_script_of_check(beginning)):
        return ""
    if _is_check(beginning, titles[0]):
        return "is a check whether a browser asks, and holds no article: fetch the page again"
    if _is_not_found(beginning, titles[0]):
        return "is a page that says «not found», and holds no article: take it out"
    return ""


def _could_be_none(title: str) -> bool:
    return bool(_CHECKS.match(title)) or any(map(_NOT_FOUND.match, _parts(title)))


def _parts(title: str) -> list[str]:
    """Return the parts of a title, one of which may be the site's name."""
    return [title, *filter(None, map(str.strip, _PARTS.split(title)))]


def _is_check(markup: str, title: str) -> bool:
    named, marked = _CHECKS.match(title), _MARKS.search(markup)
    if not (named or marked) or len(_visible(markup)) > _LITTLE:
        return False
    return bool(named and marked) or (bool(marked) and _is_only_a_check(markup))


def _is_only_a_check(markup: str) -> bool:
    """Whether a page whose title says something else has a check's script and next to no text."""
    return _has_script_of_check(markup) and not any(True for _ in _long_paragraphs(markup))


def _has_script_of_check(markup: str) -> bool:
    # Asked of every page: a regular expression takes as long for it as all that follows.
    return any(mark in markup for mark in _ONLY_OF_CHECKS)


def _is_not_found(markup: str, title: str) -> bool:
    says = any(map(_NOT_FOUND.match, _parts(title)))
    if not says or _OF_ARTICLES.search(markup) or any(True for _ in _long_paragraphs(markup)):
        return False
    headings = (_words(_TAG.sub(" ", match[1])) for match in _HEADING.finditer(markup))
    repeated = any(_NOT_FOUND.match(heading) for heading in headings)
    return repeated or bool(_OF_ERRORS.search(markup)) or len(_visible(markup)) < _LEAST_PARAGRAPH


def _long_paragraphs(markup: str) -> Iterator[str]:
    for match in _PARAGRAPH.finditer(markup):
        words = _words(_TAG.sub(" ", match[1]))
        if len(words) > _LEAST_PARAGRAPH:
            yield words


def _visible(markup: str) -> str:
    return _words(_TAG.sub(" ", _UNSEEN.sub(" ", markup)))


def _words(markup: str) -> str:
    return _SPACES.sub(" ", unescape(markup)).strip()


def _frames(markup: str) -> list[str]:
    """Return what the frames of a page hold, nothing where it is no set of frames: what stands in
    its `noframes` is for browsers that do not know them.
    """
    start = _FRAMESET.search(markup)
    body = _BODY.search(markup)
    if start is None or (body and body.start() < start.start()):
        return []
    found = (next(filter(None, match.groups())) for match in _FRAME.finditer(markup, start.start()))
    return list(dict.fromkeys(map(unescape, found)))
