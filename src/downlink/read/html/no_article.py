"""A page that is one in place of an article → why it holds none.

Servers send such pages with the status of a success: crawlers keep them as if they were the
article. Two things must tell them, and little else may stand on the page: an article may have the
title «404 Not Found», and be about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read.html.tree import Document, parse
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page

_LONGEST = 1500
# Characters that such a page shows at most, its menus among them.
_LONGEST_PROSE, _LONG_LINE = 600, 80
_LONGEST_LINE = 300
_HEADINGS = 3
_FRAMES = 5
# Of a frameset's pages so many are named.
_BARS = re.compile(r"\s[|»«·•–—-]\s|\s*[|»«:]\s")

_CHALLENGE_TITLES = re.compile(
    r"just a moment\b|attention required|checking your browser|please wait\b|one moment,? please"
    r"|access denied|security check|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|pardon our interruption|ddos-guard|human verification|bot verification|robot check"
    r"|(?:安全|人机|人機)[验驗][证證]|安全检查|请稍候|正在验证",
    re.IGNORECASE,
)
_CHALLENGES = re.compile(
    r"checking (?:if the site connection is secure|your browser before)"
    r"|(?:needs|need) to review the security of your connection"
    r"|enable (?:javascript and cookies|cookies and javascript|javascript|cookies) to continue"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|complete the (?:security check|captcha)"
    r"|security service to protect itself|performance & security by cloudflare"
    r"|ddos protection by|this process is automatic\. your browser will redirect"
    r"|incapsula incident id|request unsuccessful|unusual traffic from your"
    r"|(?:made|make) us think (?:that )?you(?:'re|’re| are| were) a (?:ro)?bot"
    r"|you don['’]t have permission to access"
    r"|请(?:先)?完成(?:以下)?(?:安全)?验证|正在检查(?:您|你)的浏览器|启用\s?javascript",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = re.compile(
    r"cdn-cgi/challenge|challenge-platform|_cf_chl|cf-browser-verification|cf-challenge"
    r"|_incapsula_resource|captcha-delivery|px-captcha|ddos-guard|/recaptcha/|hcaptcha\.com",
    re.IGNORECASE,
)
_NOT_FOUND_TITLES = re.compile(
    r"(?:error|http|fehler|erreur|ошибка)?\W{0,3}404\W{0,3}(?:error|fehler)?"
    r"|(?:\W?404\W{0,3})?(?:error\W{1,3})?"
    r"(?:the )?(?:page|file|site|content|post|article|document)?"
    r"\W?(?:was |is |could )?not (?:be )?found[.!]{0,3}(?:\W{0,3}404\W?)?"
    r"|nothing (?:was )?found|oops\W{0,3}|page (?:does not|doesn['’]t) exist|page unavailable"
    r"|(?:404\W{0,3})?(?:seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
    r"|página no encontrada|pagina non trovata|страница не найдена"
    r"|(?:您|你)?(?:访问|要找)?的?(?:页面|网页|頁面|文章)(?:不存在|未找到|找不到|没有找到|沒有找到|已被?删除)"
    r"|(?:找不到|未找到)(?:该|此)?(?:页面|网页|頁面|文章)"
    r"|(?:お探しの)?ページ(?:が|は)見つかりません(?:でした)?|페이지를 찾을 수 없습니다)",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:page|url|file|address|content|post|article|document|resource|link|site)\b.{0,80}"
    r"\b(?:(?:not|cannot|can['’]t|couldn['’]t) be (?:found|located)|(?:was|is|were) not found"
    r"|(?:does not|doesn['’]t|no longer) exists?|ha(?:s|ve) been (?:moved|removed|deleted)"
    r"|is (?:no longer available|missing|gone))"
    r"|(?:can['’]t|cannot|could not|couldn['’]t|unable to) (?:seem to )?find"
    r" (?:the|that|this|what)\b"
    r"|(?:page|what) (?:that )?you(?:['’]re| are| were)? (?:looking for|requested|tried)"
    r"|nothing matched your search|searching (?:can|will|may) help|nothing was found at this"
    r"|(?:页面|网页|頁面|文章).{0,12}(?:不存在|未找到|找不到|已被?删除|无法访问)|返回首页"
    r"|страница.{0,40}не (?:найдена|существует)|nicht (?:gefunden|existiert)"
    r"|n['’]existe (?:pas|plus)|no (?:existe|se (?:ha )?encontr)|見つかりません|찾을 수 없",
    re.IGNORECASE,
)


def why_no_article(document: Document, page: Page) -> str:
    """Return why a page holds no article and what to do, "" where it may hold one."""
    frames = [tag["src"] for tag in document.find_all("frame", src=True)]
    if document.find("frameset") is not None and frames:
        names = ", ".join(frames[:_FRAMES])
        return f"is a frameset, which holds no article: capture the pages in it ({names})"
    body = document.body or document
    if page.length(body) > _LONGEST:
        return ""
    titles, lines = _titles(document), text_of(body).split("\n")
    if sum(len(line) for line in lines if len(line) >= _LONG_LINE) > _LONGEST_PROSE:
        return ""
    if _is_challenge(document, titles, lines):
        return "asks whether a person reads it, and holds no article: capture the page again"
    if _is_not_found(titles, lines):
        return "says that the page was not found, and holds no article: take it out"
    return ""


def without_article(dump: Dump, document: Document, page: Page) -> Dump | None:
    """Return the dump of a page that holds no article, which says why and what stands on it; None
    where the page may hold one.
    """
    reason = why_no_article(document, page)
    if not reason:
        return None
    texts = [text_of(parse(tag.get_text())) for tag in document.find_all("noframes")]
    lines = "\n".join(texts or [text_of(document)]).split("\n")
    unparsed = [Unparsed(number, line) for number, line in enumerate(filter(None, lines), 1)]
    return replace(dump, damage=(*dump.damage, Damage(0, reason)), unparsed=tuple(unparsed))


def _titles(document: Document) -> list[str]:
    """Return what the page calls itself: the parts of its title, its first headings."""
    title = document.find("title")
    parts = _BARS.split(title.get_text()[:_LONGEST_LINE]) if title is not None else []
    headings = [
        text_of(tag)[:_LONGEST_LINE] for tag in islice(document.find_all(("h1", "h2")), _HEADINGS)
    ]
    return [" ".join(part.split()) for part in (*parts, *headings)]


def _is_challenge(document: Document, titles: list[str], lines: list[str]) -> bool:
    sentences = sum(bool(_CHALLENGES.search(line[:_LONGEST_LINE])) for line in lines)
    told = any(map(_CHALLENGE_TITLES.match, titles))
    return sentences + told > 1 or (sentences + told > 0 and _has_mark(document))


def _has_mark(document: Document) -> bool:
    sources = (tag.get("src") or tag.get_text() for tag in document.find_all("script"))
    names = (f"{tag.get('id')} {tag.get('class')}" for tag in document.elements())
    return any(_CHALLENGE_MARKS.search(words) for words in (*sources, *names))


def _is_not_found(titles: list[str], lines: list[str]) -> bool:
    told = {title for title in titles if _NOT_FOUND_TITLES.fullmatch(title)}
    return bool(told) and any(
        _NOT_FOUND.search(line[:_LONGEST_LINE]) for line in lines if line not in told
    )
