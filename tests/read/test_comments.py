"""What readers wrote below an article."""

from __future__ import annotations

import pytest

from downlink.model.dump import Comment, Dump
from downlink.read.html.page import read

ARTICLE = (
    "The mill at the bridge has ground no flour since the year in which the river was led away."
)
FIRST = "My grandfather was the last miller there, and he never said a word of any river."
SECOND = "Then he must have ground it all by hand, which takes a while."


def page(below: str) -> Dump:
    markup = (
        "<!doctype html><html><head><title>The mill</title></head><body><article><h1>The mill</h1>"
        f"<p>{ARTICLE}</p></article>{below}</body></html>"
    )
    return read("seeds/mill.html", markup.encode())


def comments(below: str) -> tuple[Comment, ...]:
    (excerpt,) = page(below).excerpts
    assert excerpt.text == ARTICLE
    return excerpt.details.comments


@pytest.mark.parametrize(
    "below",
    [
        (
            f'<ol class="commentlist"><li id="li-comment-1"><cite>Ann</cite> says: <p>{FIRST}</p>'
            f'</li><li id="li-comment-2"><cite>Bob</cite> says: <p>{SECOND}</p></li></ol>'
        ),
        (
            '<div id="comments"><ol class="comment-list"><li class="comment" id="comment-1">'
            '<article id="div-comment-1" class="comment-body"><footer class="comment-meta">'
            '<div class="comment-author vcard"><b class="fn">Ann</b><span class="says">says:</span>'
            f'</div></footer><div class="comment-content"><p>{FIRST}</p></div></article>'
            '<ol class="children"><li class="comment"><b class="fn">Bob</b>'
            f'<div class="comment-content">{SECOND}</div></li></ol></li></ol></div>'
        ),
        (
            f'<section class="comments"><div class="comment"><span class="username">Ann</span>'
            f'<div>{FIRST}</div><a href="#">Reply</a></div><div class="comment">'
            f'<span class="username">Bob</span><div>{SECOND}</div></div></section>'
        ),
        (
            f'<div class="comments"><div itemprop="comment"><span itemprop="author">Ann</span>'
            f'<p>{FIRST}</p></div><div itemprop="comment"><span itemprop="author">Bob</span>'
            f"<p>{SECOND}</p></div></div>"
        ),
    ],
)
def test_comments_are_kept_with_who_wrote_them(below: str) -> None:
    assert comments(below) == (Comment(FIRST, "Ann"), Comment(SECOND, "Bob"))
    assert FIRST not in "\n".join(item.text for item in page(below).unparsed)


def test_a_comment_has_its_day() -> None:
    (comment,) = comments(
        '<div id="comments"><div class="comment"><b class="fn">Ann</b>'
        f'<time datetime="2019-01-12T08:00">12 January</time><p>{FIRST}</p></div></div>'
    )
    assert comment == Comment(FIRST, "Ann", "2019-01-12T08:00")


def test_nobody_s_address_is_published() -> None:
    found = comments(
        '<ol class="commentlist"><li><cite>ann@mill.example</cite><p>Write to ann@mill.example, or'
        " call 127.0.0.1 home.</p><p>IP: 203.0.113.9</p></li></ol>"
    )
    assert found == (Comment("Write to –, or call 127.0.0.1 home."),)


def test_the_form_for_a_comment_is_none() -> None:
    below = (
        '<div id="comments"><div class="comment"><b class="fn">You</b><form><textarea></textarea>'
        "</form><p>Leave a comment on this mill.</p></div></div>"
    )
    assert comments(below) == ()
    assert "Leave a comment" in "\n".join(item.text for item in page(below).unparsed)


def test_comments_without_an_article_above_are_not_thrown_away() -> None:
    markup = f'<html><body><div class="comments"><p>{FIRST}</p><p>{SECOND}</p></div></body></html>'
    dump = read("seeds/comments.html", markup.encode())
    shown = [excerpt.text for excerpt in dump.excerpts] + [item.text for item in dump.unparsed]
    assert FIRST in "\n".join(shown)
