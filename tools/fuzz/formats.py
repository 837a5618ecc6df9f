"""Entries → a valid capture of each format, in UTF-8, that says exactly them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tools.fuzz import pieces

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")
_XHTML = "http://www.w3.org/1999/xhtml"
_MARK = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a capture may show it; its text and title hold a word of their own."""

    text: str
    title: str
    link: str
    date: str
    author: str
    tags: tuple[str, ...]


Maker = Callable[[random.Random, list[Item]], str]


def make_items(choose: random.Random) -> list[Item]:
    """Return some entries, most of them with something hostile in their details."""
    return [_item(choose) for _ in range(choose.choice((1, 1, 2, 3, 5)))]


def _item(choose: random.Random) -> Item:
    sentences = [choose.choice(pieces.SENTENCES) for _ in range(choose.randrange(1, 6))]
    if choose.random() < 0.3:
        sentences.append(choose.choice(pieces.HOSTILE))
    text = f"{_word(choose)} {' '.join(sentences)} {_word(choose)}{choose.choice(pieces.ENDS)}"
    title = f"{choose.choice(pieces.TITLES)} {_word(choose)}" if choose.random() < 0.8 else ""
    return Item(
        text=text,
        title=title,
        link=choose.choice(pieces.LINKS),
        date=choose.choice(pieces.DATES),
        author=choose.choice(pieces.AUTHORS),
        tags=tuple(choose.choice(pieces.TAGS) for _ in range(choose.randrange(3))),
    )


def _word(choose: random.Random) -> str:
    return f"zq{choose.randrange(16**6):06x}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _fit(text: str) -> str:
    """Leave out what no XML or HTML can hold."""
    return _UNFIT.sub("", text)


def _x(text: str) -> str:
    return escape(_fit(text))


def _q(text: str) -> str:
    return quoteattr(_fit(text))


def text(choose: random.Random, items: list[Item]) -> str:
    """A transmission dump."""
    head = ["INCOMING TRANSMISSION", "", "LATEST UPDATES"]
    lines = [*head, *(_line(_fit(item.text)) for item in items)]
    return "\n".join([*lines, *(["1 2"] if choose.random() < 0.5 else [])])


def html_article(choose: random.Random, items: list[Item]) -> str:
    """A page that shows one article."""
    item = items[0]
    data = {"@type": "BlogPosting", "headline": item.title, "datePublished": item.date}
    said = [
        f"<title>{_x(item.title)}</title>",
        f'<meta property="og:title" content={_q(item.title)}/>',
        f'<meta property="article:published_time" content={_q(item.date)}/>',
        f'<link rel="canonical" href={_q(item.link)}/>',
        f'<meta name="author" content={_q(item.author)}/>',
        '<meta property="og:type" content="article"/>',
        f'<script type="application/ld+json">{json.dumps(data).replace("<", "")}</script>',
    ]
    head = "".join(choose.sample(said, choose.randrange(len(said) + 1)))
    paragraphs = "".join(f"<p>{_x(part.text)}</p>" for part in items)
    title = f"<h1>{_x(item.title)}</h1>" if choose.random() < 0.7 else ""
    return _page(choose, head, f"<article>{title}{paragraphs}</article>")


def html_listing(choose: random.Random, items: list[Item]) -> str:
    """A page that lists articles."""
    tag = choose.choice(("article", "div", "li"))
    entries = "".join(_listed(choose, item, tag) for item in items)
    return _page(choose, "<title>Blog</title>", f"<div>{entries}</div><footer>Foot zqf00</footer>")


def _listed(choose: random.Random, item: Item, tag: str) -> str:
    parts = [
        f"<h2><a href={_q(item.link)}>{_x(item.title)}</a></h2>",
        f"<time datetime={_q(item.date)}>{_x(item.date)}</time>",
        f"<p>{_x(item.text)}</p>",
        *(f'<a rel="tag" href="/t">{_x(tag)}</a>' for tag in item.tags),
    ]
    kept = parts if choose.random() < 0.7 else parts[:3]
    return f'<{tag} class="post post-{choose.randrange(99)}">{"".join(kept)}</{tag}>'


def _page(choose: random.Random, head: str, body: str) -> str:
    around = choose.choice(("", "<!DOCTYPE html>\n", "<!-- saved -->\n<!DOCTYPE html>\n"))
    nav = "<nav><a href='/'>Home</a></nav>" if choose.random() < 0.3 else ""
    return f"{around}<html><head>{head}</head><body>{nav}{body}</body></html>"


def rss(choose: random.Random, items: list[Item]) -> str:
    """RSS 2.0."""
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    entries = "".join(f"<item>{_rss_item(choose, item)}</item>" for item in items)
    channel = f"<title>Blog</title><link>{_x(choose.choice(pieces.LINKS))}</link>{entries}"
    return f'{_xml(choose)}<rss version="2.0" {namespaces}><channel>{channel}</channel></rss>'


def _rss_item(choose: random.Random, item: Item) -> str:
    inner = f"<p>{_x(item.text)}</p>"
    name = choose.choice(("description", "description", "content:encoded"))
    return "".join(
        (
            f"<title>{_x(_x(item.title))}</title><link>{_x(item.link)}</link>",
            f"<pubDate>{_x(item.date)}</pubDate><dc:creator>{_x(item.author)}</dc:creator>",
            *(f"<category>{_x(tag)}</category>" for tag in item.tags),
            f"<{name}>{escape(inner)}</{name}>",
        )
    )


def rss1(choose: random.Random, items: list[Item]) -> str:
    """RSS 1.0, which is RDF."""
    entries = "".join(
        f"<item rdf:about={_q(item.link)}><title>{_x(_x(item.title))}</title>"
        f"<link>{_x(item.link)}</link><dc:date>{_x(item.date)}</dc:date>"
        f"<description>{escape(_x(item.text))}</description></item>"
        for item in items
    )
    return (
        f'{_xml(choose)}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Blog</title></channel>{entries}</rdf:RDF>"
    )


def atom(choose: random.Random, items: list[Item]) -> str:
    """Atom."""
    entries = "".join(f"<entry>{_atom_entry(choose, item)}</entry>" for item in items)
    head = f"<title>Blog</title><link href={_q(choose.choice(pieces.LINKS))}/>"
    return f'{_xml(choose)}<feed xmlns="http://www.w3.org/2005/Atom">{head}{entries}</feed>'


def _atom_entry(choose: random.Random, item: Item) -> str:
    name = choose.choice(("content", "summary"))
    body = choose.choice(
        (
            f'<{name} type="html">{escape(_x(item.text))}</{name}>',
            f'<{name} type="text">{_x(item.text)}</{name}>',
            f'<{name} type="xhtml"><div xmlns="{_XHTML}"><p>{_x(item.text)}</p></div></{name}>',
        )
    )
    return (
        f'<title type="text">{_x(item.title)}</title><link href={_q(item.link)}/>'
        f"<published>{_x(item.date)}</published><author><name>{_x(item.author)}</name></author>"
        + "".join(f"<category term={_q(tag)}/>" for tag in item.tags)
        + body
    )


def _xml(choose: random.Random) -> str:
    return choose.choice(("", '<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0"?>'))


def json_feed(choose: random.Random, items: list[Item]) -> str:
    """JSON Feed."""
    key = choose.choice(("content_text", "content_html", "summary"))
    feed = {
        "version": _MARK,
        "home_page_url": choose.choice(pieces.LINKS),
        "items": [
            {
                "id": str(number),
                "url": item.link,
                "title": item.title,
                key: f"<p>{_x(item.text)}</p>" if key == "content_html" else item.text,
                "date_published": item.date,
                "authors": [{"name": item.author}],
                "tags": list(item.tags),
            }
            for number, item in enumerate(items)
        ],
    }
    raw = json.dumps(feed, ensure_ascii=False)
    escaped = _HALF.search(raw) or choose.random() < 0.5  # no file can hold half a pair
    return json.dumps(feed) if escaped else raw


def jsonl(choose: random.Random, items: list[Item]) -> str:
    """JSON Lines."""
    head = {"captured": choose.choice(pieces.DATES), "source": choose.choice(pieces.LINKS)}
    records: list[Mapping[str, object]] = [head] if choose.random() < 0.3 else []
    for item in items:
        body = {"text": item.text} if choose.random() < 0.7 else {"html": f"<p>{_x(item.text)}</p>"}
        details = {"title": item.title, "link": item.link, "date": item.date}
        records.append({**body, **details, "author": item.author, "tags": list(item.tags)})
    return "\n".join(json.dumps(record, ensure_ascii=True) for record in records)


def warc(choose: random.Random, items: list[Item]) -> str:
    """A web archive of pages, feeds and texts."""
    makers = (
        (html_article, "text/html"),
        (html_listing, "text/html"),
        (rss, "application/rss+xml"),
    )
    records = []
    for item in items:
        make, kind = choose.choice(makers)
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n"
        body = http + make(choose, [item])
        records.append(_record(choose, item, "response", "application/http", body))
    return "".join(records)


def wet(choose: random.Random, items: list[Item]) -> str:
    """A web archive of pages' texts."""
    return "".join(
        _record(choose, item, "conversion", "text/plain", text(choose, [item])) for item in items
    )


def _record(choose: random.Random, item: Item, kind: str, content_type: str, body: str) -> str:
    size = len(body.encode())
    link, date = f"https://blog.example/{size}/", "2024-05-31T10:00:00Z"
    if choose.random() < 0.3:
        link, date = _line(_fit(item.link)), _line(_fit(item.date))
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {link}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"
    )


FORMATS: Mapping[str, Maker] = {
    "text": text,
    "html article": html_article,
    "html listing": html_listing,
    "rss": rss,
    "rss1": rss1,
    "atom": atom,
    "json feed": json_feed,
    "jsonl": jsonl,
    "warc": warc,
    "wet": wet,
}
"""How a capture of each format is made."""
