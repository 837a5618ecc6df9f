"""What the web does to an address that leads to one page all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.links import safe_link
from downlink.text.permalinks import address_key, fragment_of, is_listing

PAGE = "https://blog.example/2024/05/lora"


@pytest.mark.parametrize(
    "address",
    [
        "http://blog.example/2024/05/lora",
        "HTTPS://WWW.Blog.Example:443/2024/05/lora/",
        "http://blog.example:80/2024/05//lora/index.html",
        "https://m.blog.example/2024/05/lora?m=1",
        "https://blog.example/2024/05/./x/../lora",
        "https://blog.example/2024/05/%6Cora",
        "https://blog.example/2024/05/lora#comment-12",
        "https://blog.example/2024/05/lora?utm_source=feed&utm_medium=rss&fbclid=x",
        "https://blog.example/2024/05/lora/?share=email&nb=1",
        "https://blog.example/2024/05/lora?replytocom=12#respond",
        "https://blog.example/2024/05/lora/comment-page-2/#comments",
        "https://blog.example/2024/05/lora/amp/",
        "https://blog.example/2024/05/lora?amp=1",
        "https://blog.example/2024/05/lora;jsessionid=0a1b",
        "https://web.archive.org/web/20090301000000/http://blog.example/2024/05/lora",
        "http://web.archive.org/web/20090301id_/http:/blog.example/2024/05/lora/",
        "https://web.archive.org/web/2009/https://web.archive.org/web/2008/http://blog.example/2024/05/lora",
        "https://archive.ph/2024.05.31-100000/https://blog.example/2024/05/lora",
        "https://webcache.googleusercontent.com/search?q=cache:abcdefghijkl:blog.example/2024/05/lora+lora&hl=en",
        "https://www.google.com/amp/s/blog.example/2024/05/lora/amp",
        "https://blog-example.cdn.ampproject.org/c/s/blog.example/2024/05/lora",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fblog.example%2F2024%2F05%2Flora&usg=x",
    ],
)
def test_addresses_of_one_page_have_one_key(address: str) -> None:
    assert address_key(address) == address_key(PAGE) == "blog.example/2024/05/lora"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://blog.example/lora", "https://blog.example/dora"),
        ("https://blog.example/?p=12", "https://blog.example/?p=13"),
        ("https://blog.example/Lora", "https://blog.example/lora"),
        ("https://a.example/lora", "https://b.example/lora"),
        ("https://news.example.com/lora", "https://blog.example.com/lora"),
        ("https://blog.example:8080/lora", "https://blog.example/lora"),
        ("https://blog.example/lora?page=1", "https://blog.example/lora?page=2"),
        ("https://blog.example/amp", "https://blog.example/amplifiers"),
        ("https://blog.example/?m=200903", "https://blog.example/?m=200904"),
    ],
)
def test_addresses_of_two_pages_have_two(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_the_order_of_a_query_does_not_count() -> None:
    assert address_key("https://b.example/x?b=2&a=1") == address_key("https://b.example/x?a=1&b=2")


@pytest.mark.parametrize("address", ["", "mailto:a@b.example", "http://[", "/lora", "javascript:1"])
def test_what_leads_to_no_page_has_no_key(address: str) -> None:
    assert address_key(address) == ""


@pytest.mark.parametrize(
    "path",
    [
        *("", "blog/", "2024/05/", "tag/llm/", "category/notes/page/2/", "page/3", "?paged=2"),
        *("archives/", "?cat=3", "index.html", "en/", "posts/page/2/", "author/ann/"),
        *("index2.html", "tag/llm3.html", "zh-cn/"),
    ],
)
def test_a_listing_is_told_by_its_address(path: str) -> None:
    assert is_listing(f"https://blog.example/{path}")


@pytest.mark.parametrize(
    "path", ["lora", "2024/05/lora", "?p=12", "archives/11654", "posts/lora.html", "tags-are-bad"]
)
def test_an_article_s_address_is_none(path: str) -> None:
    assert not is_listing(f"https://blog.example/{path}")


def test_a_fragment_is_what_stands_behind_the_sign() -> None:
    assert fragment_of(f"{PAGE}#second") == "second"
    assert fragment_of(PAGE) == ""


@given(st.text(max_size=60))
def test_any_text_behind_a_host_has_a_key_that_every_encoding_can_hold(text: str) -> None:
    key = address_key(f"https://blog.example/{text}")
    assert key.encode() is not None
    assert address_key(f"http://www.blog.example/{text}") == key


@given(st.text("abא中ß①。-_.:[]@%", min_size=1, max_size=8), st.sampled_from(["", "/x", "?a=1"]))
def test_whatever_may_be_a_link_has_a_key(host: str, rest: str) -> None:
    link = safe_link(f"https://{host}{rest}")
    assert bool(address_key(link)) is bool(link)


def test_two_hosts_that_are_no_names_are_two() -> None:
    assert address_key("https://aא.example/x") != address_key("https://bא.example/x")


@pytest.mark.parametrize("path", ["%FF", "\ud83d", "?a=\ud83d", "?a=%FF"])
def test_what_no_encoding_holds_stands_as_an_escape_in_a_key(path: str) -> None:
    key = address_key(f"https://blog.example/x{path}")
    assert key.encode()
    assert key != address_key("https://blog.example/x")
