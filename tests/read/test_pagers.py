"""Which of how many pages a listing is."""

from __future__ import annotations

import pytest

from downlink.read.html.page import read

WORDS = ("On strings of gut", "Why frets wear out", "A bow and its rosin", "Of pegs that slip")

POSTS = "".join(
    f'<div class="post"><h2><a href="https://b.example/{n}">Number {n} of the notes</a></h2>'
    f"<p>{WORDS[n]}, in some more words, and more of it behind them ...</p></div>"
    for n in range(3)
)


@pytest.mark.parametrize(
    ("pager", "pages"),
    [
        ('<div><span>1</span><a href="/2">2</a><a href="/3">3</a></div>', (1, 3)),
        (
            (
                '<nav class="pagination"><a href="/">« Prev</a><a href="/">1</a>'
                '<span class="current">2</span><span>…</span><a href="/9">9</a></nav>'
            ),
            (2, 9),
        ),
        (
            (
                '<ul><li><a href="/1">1</a></li><li class="active"><a href="/2">2</a></li>'
                '<li><a href="/3">3</a></li></ul>'
            ),
            (2, 3),
        ),
        ('<div>第 <a href="/1">1</a> 2 <a href="/3">3</a> 页</div>', (2, 3)),
        ('<p><a href="/1">1</a> and <b>2</b></p>', (None, None)),
    ],
)
def test_a_pager_says_which_page_this_is(pager: str, pages: tuple[int | None, int | None]) -> None:
    dump = read("a.html", f"<html><body><main>{POSTS}</main>{pager}</body></html>".encode())
    assert len(dump.excerpts) == 3
    assert (dump.page, dump.pages) == pages
    assert bool(dump.unparsed) == (pages == (None, None))


def test_a_pager_that_does_not_show_its_own_number_is_no_number() -> None:
    pager = '<div class="pages"><a href="/1">1</a><a href="/2">2</a><a href="/3">3</a></div>'
    dump = read("a.html", f"<html><body><main>{POSTS}</main>{pager}</body></html>".encode())
    assert (dump.page, dump.pages, dump.unparsed) == (None, None, ())
