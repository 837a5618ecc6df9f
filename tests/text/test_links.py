"""The one gate for received addresses."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.links import safe_link

BASE = "https://blog.example/2024/"
HARMFUL = (
    *("javascript:alert(document.domain)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)"),
    *("java\tscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,<script>1</script>"),
    *("vbscript:x", "file:///etc/passwd", "blob:https://a.example/b", "view-source:https://a"),
    *("feed:https://a.example/", "mailto:a@a.example", "https:evil.example", "http:/evil.example"),
    *("https:///evil.example", "///evil.example/x", "https:\\\\evil.example", "\\\\evil.example"),
    *("https://blog.example\\@evil.example/", "https://blog.example@evil.example/"),
    *("https://user:pass@evil.example/", "https://evil.example%2f@blog.example/"),
    *("https://evil\u202e.example/", "https://evil\u200b.example/", "https://a%2eexample/"),
    *("https://a.example/\x1b[31m", "https://a.example/\x9b31m", "https://a.example/a\r\nb"),
    *("https://a.example:99999/", "https://a.example:x/", "https://[::1", "https://", "http://?x"),
    *("https://a.example/\ud83d", "https://a.example/\x00", "https:// a.example/", "https://./"),
)


@pytest.mark.parametrize("address", HARMFUL)
@pytest.mark.parametrize("base", ["", BASE])
def test_what_is_no_plain_web_address_is_no_link(address: str, base: str) -> None:
    assert safe_link(address, base) == ""


@pytest.mark.parametrize("base", ["", "javascript:alert(1)", "file:///etc/", "//evil.example/"])
@pytest.mark.parametrize("address", ["//evil.example/x", "/x", "x", "?x", "#x", "", " "])
def test_without_a_base_that_is_a_link_a_relative_address_is_none(address: str, base: str) -> None:
    assert safe_link(address, base) == ""


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://blog.example/lora", "https://blog.example/lora"),
        (" HTTPS://blog.example/LoRA?a=1&b=2#c\n", "https://blog.example/LoRA?a=1&b=2#c"),
        ("lora", "https://blog.example/2024/lora"),
        ("/lora", "https://blog.example/lora"),
        ("//other.example/x", "https://other.example/x"),
        ("https://bücher.example/über", "https://bücher.example/über"),
        ("https://नेपाल.भारत/", "https://नेपाल.भारत/"),
        ("https://例え.テスト:8080/パス", "https://例え.テスト:8080/パス"),
        ("https://[2001:db8::1]:80/", "https://[2001:db8::1]:80/"),
        ('https://a.example/it\'s "so" <b>`', "https://a.example/it%27s%20%22so%22%20%3Cb%3E%60"),
        (
            "https://a.example/a\u202eb\u200bc\u3000d",
            "https://a.example/a%E2%80%AEb%E2%80%8Bc%E3%80%80d",
        ),
        ("https://a.example/user@host", "https://a.example/user@host"),
    ],
)
def test_addresses_of_pages_pass_and_what_a_page_could_misread_is_escaped(
    address: str, link: str
) -> None:
    assert safe_link(address, BASE) == link


_pieces = st.sampled_from(
    [
        *"/\\:@?#%.[]'\"<> \t\n\x00\x1b",
        "http",
        "https:",
        "//",
        "javascript:",
        "a.example",
        "é",
        "\u202e",
    ]
)


@given(st.lists(_pieces, max_size=12).map("".join) | st.text(), st.sampled_from(["", BASE]))
def test_whatever_passes_is_a_web_address_that_no_page_misreads(address: str, base: str) -> None:
    link = safe_link(address, base)
    if link:
        assert urlsplit(link).scheme in ("http", "https")
        assert urlsplit(link).hostname
        assert "@" not in urlsplit(link).netloc
        assert link.isprintable()
        assert not set(link) & set(" <>\"'`\\")
        assert safe_link(link) == link


@given(
    st.from_regex(
        r"https?://[a-z0-9.-]{1,12}(/[A-Za-z0-9./%&=?#+@:,!$()*_~-]{0,24})?", fullmatch=True
    ),
    st.sampled_from(("", "https://blog.example/a/b/", "http://blog.example/", "no address")),
)
def test_a_plain_address_passes_as_it_stands_whatever_it_is_based_on(
    address: str, base: str
) -> None:
    try:
        parts = urlsplit(urljoin(base, address))
        host = parts.hostname or ""
    except ValueError:
        return
    if (
        host.strip(".")
        and not parts.username
        and ":" not in parts.netloc
        and "@" not in parts.netloc
    ):
        assert safe_link(address, base) == parts.geturl()
