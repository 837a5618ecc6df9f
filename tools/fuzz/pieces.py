"""What hostile captures are made of: texts, addresses, times, markup, and things to repeat."""

from __future__ import annotations

SENTENCES = (
    "混合专家模型把前馈网络换成许多专家,每个 token 只激活其中的一小部分。",
    "LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有权重。",
    "投机解码先用草稿模型生成若干 token,再由目标模型一次验证。",
    "A tandem needs its brakes looked at before every winter, twice where the roads are salted.",
    "The loss is \\(L=x^2\\), and its gradient [公式] vanishes at the origin.",
    "Прогулка к старой мельнице заняла весь день, и мост оказался закрыт.",
    "その瞬間、古い橋の上で鐘が鳴った。",
    "رحلة إلى الجبل في الصباح الباكر مع الأصدقاء.",
    "See https://arxiv.org/abs/2106.09685 and https://github.com/microsoft/LoRA for the code.",
    "步骤如下: 1. 准备数据 1. 训练模型 1. 评估结果 总结 以上就是全部内容",
    "背景 全量微调所需的显存早已水涨船高。 方法 只训练少量参数。 实验 效果接近全量微调。",
)
"""Sentences of several languages, with what the describing steps look for in them."""

ENDS = ("", "", "", "...", "…", " [...]", " Read more", "阅读全文", " &hellip;", "......")

TITLES = (
    "LoRA 笔记", "Winter tyres on a tandem", "Salt & vinegar <br> \"quoted\" 'too'",
    "{{ 7*7 }} {% raw %} {# x #} <% y %> $(id) ${x}", "👩‍💻 می‌خواهم", "", " ", "x" * 400,
    "- [x] * # > | ``` ~~~ ::: !!!", "[a](javascript:alert(1))",
    "</title><script>alert(1)</script>", "\u202eevil\u2066", "\x1b[31mred\x07", "con", "index",
    "---", "C++", "''' \"\"\" `",
)  # fmt: skip

LINKS = (
    "https://blog.example/lora/", "/relative/path", "page.html#part", "",
    "javascript:alert(document.domain)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "//evil.example/x", "\\\\evil.example\\x", "https:evil.example", "https:/evil.example",
    "https://", "http://[::1", "http://[v1.a]/", "https://user:password@blog.example/",
    "https://good.example\\@evil.example/", 'https://blog.example/"onmouseover="alert(1)',
    "https://blog.example/<script>", "https://blog.example/\x1b[2J",
    "https://blog.example/\u202e\u2028", "https://blog.example/a b",
    "https://blog.example:99999999/", "https://blog.example/" + "a/" * 2000,
    "https://bücher.example/ß", "https://１２７.0.0.1/", "http://" + "a" * 300 + ".example/",
    "mailto:a@b.example", "urn:uuid:1", "ftp://blog.example/", "blob:https://blog.example/1",
    "https://blog.example/\ud83d",
)  # fmt: skip

DATES = (
    "2024-05-31T10:00:00Z", "2024-05-31", "Fri, 31 May 2024 10:00:00 GMT", "2016/6/29 15:07:41",
    "2004年5月9日", "2004", "2004-05", "05-09", "10:30", "Mon", "May", "31 May", "yesterday", "",
    "2024-13-45", "2024-02-30", "0000-00-00", "9999-12-31T23:59:60Z", "99999-01-01",
    "-2024-01-01", "2024-05-31T25:61:61Z", "2024-W22-5", "20240531", "1717142400", "9" * 400,
    "Fri, 99 Foo 99999 99:99:99 +9999", "2024-05-31T10:00:00+99:99", "2024-05-31T10:00:00\ud83d",
    "２０２４-05-31", "٢٠٢٤-05-31",
)  # fmt: skip

AUTHORS = (
    "Ann", "", "René O'Hara", "<b>Bob</b>", "a@b.example (Ann)", "{{ 1 }}", "\ud83d", "x" * 300,
)  # fmt: skip

TAGS = (
    "LoRA", "C++", "", "<i>", "标签", "a,b", "\ud83d", "{% x %}", "y" * 200, " ",
)  # fmt: skip

HOSTILE = (
    "<article>", "</article>", "<p>", "</div>", "<script>alert(1)</script>", "<![CDATA[", "]]>",
    "<!--", "-->", "<?", "<!DOCTYPE [", '<a href="', '<!ENTITY x SYSTEM "file:///etc/passwd">',
    "&x;", "&lt;", "&#0;", "&#xD83D;", "&#x110000;", "&#99999999999999999999;", "&amp;lt;",
    "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "<style>", "<plaintext>",
    "<textarea>", "<template>", "<noscript>", "<frameset>", "<select>", "<math><mi>",
    "<base href='//evil.example/'>", "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<title>", "</title>", "<body>", "</html>", "<xmp>", "<iframe srcdoc='x'>", "<table><td>",
    "<br/>", "<p/>", "<time>", "<a rel=tag>", "{{ 7*7 }}", "{% raw %}", "{# #}", "<% 1 %>",
    "$(id)", "${x}", "--8<--", "[x](javascript:1)", "\\(x^2\\)", "\\(", "\\[", "$$", "\\frac{",
    "[公式]", "[Math]", "𝑊^𝑇_𝑖𝑥", "\x00", "\x08", "\x1b[2J", "\x85", "\u2028", "\u202e", "\ufffe",
    "\uffff", "\ufeff", "\u200d", "\u00ad", "\u0301", "\U0010ffff", "\ud83d", "\udc00",
    '{"text": "', '"}', "\\ud83d", "\\u0000", "\\", '"', "'", "WARC/1.0\r\n", "\r\n\r\n",
    "Content-Length: 99999\r\n", "Content-Length: -1\r\n", "Content-Encoding: br\r\n",
    "Transfer-Encoding: chunked\r\n", "<rss><channel><item>", "</item>", "LATEST UPDATES\n",
    "INCOMING TRANSMISSION\n", "1 2\n", "...", "\r", "\t", "\n\n", "```", "---\n", "- ", ": ",
    "? ", "&a ", "*a", "!!python/object/apply:os.system ['id']", "<<: *a", "%YAML 9.9\n", "|\n",
    ">\n", "#", "@", "`", "\x1f\x8b", "\xff", "null", "1e999", "NaN", "-0",
    "version https://git-lfs.github.com/spec/v1\n",
)  # fmt: skip
"""Pieces that mean something to some parser, or that one must not pass on."""

REPEATED = (
    " ", "\n", "\t", "\r", "\u3000", "\u200b", ".", "…", "。", "...", "-", "--", "- ", "_", "*",
    "**", "#", "# ", "=", "|", "`", "~", ">", '"', "'", "“", "”", "(", ")", "[", "]", "{", "}",
    "《", "》", "（", "\\", "\\(", "\\)", "\\[", "$", "$$", "[公式]", "[Math] ", "^", "_", "𝑥",
    "a", "A", "ab ", "A.", "a-", "a b", "LoRA", "LoRA ", "模型", "模", "1", "1 ", "1. ", "1.1",
    "0x", "9", ",", "，", ";", ":", "：", "/", "//", "http://", "https://a.b/", "www.", "@",
    "a@b.c ", "arXiv:", "arXiv:2106.09685 ", "10.1000/", "et al. ", "[C]// ", "《a》", "<", ">",
    "<!--", "-->", "<!-- -->", "<!---->", "<?", "<?x?>", "<?xml?>", "<![CDATA[", "]]>", "<p>",
    "</p>", "<p> </p>", "<br>", "<div>", "<b>", "<a ", "<a href=x>", "<article>", "<li>", "<td>",
    "<i a=1 ", "<x:y>", "&", "&#", "&#x", "&amp;", "&lt;", "&amp;amp;", '{"a":', '{"text":',
    '{"text": "x"}\n', "[[", "\\u", "\\ud83d", "\x00", "\x1f\x8b", "\x1f\x8b\x08", "WARC/1.0\r\n",
    "WARC/1.0\r\n\r\n", "\r\n", "\u0301", "\u200d", "👩‍", "\u202e", "\ufeff", "x…\n", "x...\n",
    "\n...\n", "1 2\n", "LATEST UPDATES\n", "INCOMING TRANSMISSION\n", "- slug: a\n", "- id: a\n",
    "? ", "&a ", "*a ", "!", "!!x ", "Read more ", "阅读全文", "背景 ", "总结", "a, b, c and ",
    "the ", "of the ", "2024-", "2024-05-31 ", "ａ", "é", "ß", "가",
)  # fmt: skip
"""What is said again and again, once to five thousand times."""

NESTED = (
    ("<div>", "</div>"),
    ("<b>", "</b>"),
    ("<ul><li>", "</li></ul>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<article>", "</article>"),
    ("<a href=x>", "</a>"),
    ("<svg>", "</svg>"),
    ("<math>", "</math>"),
    ("<p class='a b c'>", "</p>"),
    ("<item>", "</item>"),
    ("<!--", "-->"),
    ("[", "]"),
    ("{", "}"),
    ('{"a":', "}"),
    ('{"items":[', "]}"),
    ("(", ")"),
    ("\\(", "\\)"),
    ("\\frac{", "}"),
    ("{\\left(", "\\right)}"),
    ("《", "》"),
    ("“", "”"),
    ("- ", ""),
    ("? ", ""),
    ("a: {", "}"),
)
"""What opens and closes, to be nested."""

BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
"""Aliases of YAML that expand nine times each; stands below `a: &a x`."""
