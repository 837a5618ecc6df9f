"""The words by which pages are told that servers send in an article's place."""

from __future__ import annotations

import re

CHECK_TITLES = re.compile(
    r"just a moment\b|attention required|one moment,? please|please wait\b|un instant|un momento"
    r"|nur einen moment|um momento|ещё мгновение|请稍候|請稍候|正在验证"
    r"|しばらくお待ちください|잠시만 기다리십시오"
    r"|checking your browser|ddos-guard|ddos protection|access denied"
    r"|access to this page has been denied|are you (?:a )?(?:robot|human)|robot (?:check|or human)"
    r"|(?:bot|human|security) (?:verification|check)|client challenge|vercel security checkpoint"
    r"|pardon our interruption|making sure you['’]re not a bot|captcha"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|(?:安全|人机|人機)[验驗][证證]|安全检查",
    re.IGNORECASE,
)
"""How a check begins that calls itself one in its title or a heading."""

CHECK_LINES = re.compile(
    r"checking (?:if the site|your browser)|needs? to review the security of your connection"
    r"|enable (?:javascript and cookies|cookies and javascript|javascript|cookies) to continue"
    r"|verif(?:y|ying) (?:that )?you are (?:a )?human|complete the (?:security check|captcha)"
    r"|security service to protect itself|performance & security by cloudflare|\bray id\b"
    r"|ddos protection by|this process is automatic\. your browser will redirect"
    r"|incapsula incident id|request unsuccessful|unusual traffic"
    r"|(?:made|make) us think (?:that )?you(?:['’]re| are| were) a (?:ro)?bot"
    r"|you don['’]t have permission to access"
    r"|请(?:先)?完成(?:以下)?(?:安全)?验证|正在检查(?:您|你)的浏览器|启用\s?javascript",
    re.IGNORECASE,
)
"""What stands on a check."""

CHECK_MARKS = re.compile(
    r"cdn-cgi/(?:challenge|l/)|challenge-platform|_?cf_chl|cf-browser-verification|cf-challenge"
    r"|cf-error-details|cf-turnstile|_incapsula_resource|captcha-delivery|px-captcha|ddos-guard"
    r"|\.within\.website/x/cmd/anubis|sucuri_cloudproxy|awswafcookiedomainlist"
    r"|/recaptcha/|g-recaptcha|h-?captcha",
    re.IGNORECASE,
)
"""The scripts, names and classes of checks; some stand on forms of articles' pages, too."""

SURE_MARKS = re.compile(
    "cf-browser-verification|_cf_chl_opt|_incapsula_resource|captcha-delivery", re.IGNORECASE
)
"""Those of `CHECK_MARKS` that stand on checks only."""

NOT_FOUND_TITLES = re.compile(
    r"(?:error|http|fehler|erreur|ошибка)?\W{0,3}404\W{0,3}(?:error|fehler)?"
    r"|(?:\W?(?:error )?404\W{0,3})?(?:error\W{1,3})?(?:sorry\W{1,3})?"
    r"(?:the )?(?:page|file|site|content|post|article|document|url|object)?"
    r"(?: you (?:requested|are looking for))?"
    r"\W?(?:was |is |could |can)?\W?(?:not |n['’]t )(?:be )?found[.!…]{0,3}(?:\W{0,3}404\W?)?"
    r"|nothing (?:was )?found|oops\W{0,3}(?:that page can['’]t be found\W?)?"
    r"|page (?:does not|doesn['’]t) exist|page unavailable"
    r"|(?:404\W{0,3})?(?:(?:seite|datei) (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
    r"|p[áa]gina no encontrada|pagina non trovata|página não encontrada|страница не найдена"
    r"|(?:您|你)?(?:访问|要找)?的?(?:页面|网页|頁面|網頁|文章)(?:不存在|未找到|找不到|没有找到|沒有找到|"
    r"已被?删除)"
    r"|(?:找不到|未找到|没有找到|沒有找到)(?:该|此)?(?:页面|网页|頁面|網頁|文章)"
    r"|(?:お探しの)?ページ(?:が|は)見つかりません(?:でした)?"
    r"|페이지를 찾을 수 없습니다)[.!…。]{0,3}",
    re.IGNORECASE,
)
"""What a page is called that says «not found»."""

NOT_FOUND_LINES = re.compile(
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
"""What stands on such a page beside its title."""

LEADING_ON = re.compile(
    r"redirecting\b|redirect(?:ion)?\W{0,3}$|you are being redirected"
    r"|(?:document|object|page) moved"
    r"|30[1278]\b|moved (?:permanently|temporarily)|weiterleitung|正在跳转|页面跳转",
    re.IGNORECASE,
)
"""How the title begins of a page that leads on to another one."""
