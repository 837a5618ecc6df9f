"""What programs put in the place of words and formulas: read as what it stands for."""

from __future__ import annotations

import pytest

from downlink.model.content import Formula, Link, Text, leaves, text_of
from downlink.read.dates import date_of
from downlink.read.html.content import content_of_markup
from downlink.read.html.tree import parse
from downlink.read.html.visible_text import text_of as visible_text


def scrambled(words: str, key: int) -> str:
    """Return words as Cloudflare writes what looks like an e-mail address."""
    digits = bytes([key, *(byte ^ key for byte in words.encode())]).hex()
    return (
        f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{digits}">'
        "[email&#160;protected]</a>"
    )


def seen(markup: str) -> str:
    """Return the text of a fragment, which content and page agree on."""
    text = text_of(content_of_markup(markup))
    assert text == visible_text(parse(f"<body>{markup}</body>"))
    return text


@pytest.mark.parametrize("key", [0, 42, 255])
@pytest.mark.parametrize("words", ["mill@river.example", "wheel@2.3.1", "@Test"])
def test_what_cloudflare_scrambled_is_read(words: str, key: int) -> None:
    assert seen(f"<p>Use {scrambled(words, key)} here.</p>") == f"Use {words} here."
    (code,) = leaves(content_of_markup(f"<pre><code>a {scrambled(words, key)}</code></pre>"))
    assert code.inlines == (Text(f"a {words}"),)


@pytest.mark.parametrize("digits", ["", "4", "zz", "00ff"])
def test_what_is_scrambled_otherwise_stays(digits: str) -> None:
    assert seen(f"<p><span data-cfemail='{digits}'>hidden</span></p>") == "hidden"


@pytest.mark.parametrize(
    ("image", "tex"),
    [
        (
            "alt='[公式]' eeimg=1 src='https://www.zhihu.com/equation?tex=h%27%3Dq%2FA+t'",
            "h'=q/A t",
        ),
        ("src='https://latex.codecogs.com/gif.latex?%5Cdpi%7B120%7D%20a&plus;b'", "a+b"),
        ("src='//latex.codecogs.com/svg.image?\\inline&space;x^2'", "x^2"),
        ("class=latex alt='\\alpha' src='/latex.php?latex=%5Calpha&bg=ffffff'", r"\alpha"),
        ("class=latex src='https://s0.wp.com/latex.php?latex=V%2BW&bg=ffffff&s=0'", "V+W"),
    ],
)
def test_a_picture_of_a_formula_is_its_tex(image: str, tex: str) -> None:
    assert seen(f"<p>Let <img {image}> be.</p>") == rf"Let \({tex}\) be."
    (line,) = leaves(content_of_markup(f"<p><img {image}></p>"))
    assert line.inlines == (Formula(rf"\({tex}\)", tex),)


def test_a_picture_of_a_formula_that_says_nothing_is_a_lost_one() -> None:
    (line,) = leaves(content_of_markup("<p><img alt='[公式]' eeimg=1 src='/a.png'></p>"))
    assert line.inlines == (Formula("[公式]"),)


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Wheels<a class=headerlink href='#w' title='Permalink to this headline'>¶</a></h2>",
        "<h2 id=w><a class=header-anchor href='#w' aria-hidden=true>#</a> Wheels</h2>",
        "<h3>Wheels <span><a href='/mill/#w'>🔗\ufe0f</a></span></h3>",
        "<dl><dt>Wheels<a class=headerlink href='#w'>¶</a></dt></dl>",
    ],
)
def test_the_mark_that_links_to_a_heading_is_no_word_of_it(heading: str) -> None:
    assert seen(heading) == "Wheels"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>C#</h2>", "C#"),
        ("<h2>The sign <a href='https://b.example/sign'>§</a></h2>", "The sign §"),
        ("<p>See <a href='#note'>§</a> below.</p>", "See § below."),
    ],
)
def test_such_a_sign_elsewhere_stays(markup: str, text: str) -> None:
    assert seen(markup) == text


def test_a_link_on_a_heading_stays() -> None:
    (heading,) = leaves(content_of_markup("<h2><a href='https://b.example/#a'>The mill</a></h2>"))
    link = Link("https://b.example/#a", "https://b.example/#a")
    assert heading.inlines == (Text("The mill", (), link),)


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "Thu, 01 Jan 1970 08:00:00 +0800",
        "1969-12-31T19:00:00-05:00",
        "1970-01-01",
        "1970-01-01T00:00:00",
    ],
)
def test_the_time_of_programs_that_know_none_is_no_date(text: str) -> None:
    assert date_of(text) == ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1970-01-02", "1970-01-02"),
        ("1970-01-01T10:30:00Z", "1970-01-01T10:30:00Z"),
        ("1969-12-31", "1969-12-31"),
        ("1970-01", "1970-01"),
    ],
)
def test_days_beside_it_are_dates(text: str, date: str) -> None:
    assert date_of(text) == date


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>10<sup>21</sup> drops of H<sub>2</sub>O</p>", "10²¹ drops of H₂O"),
        ("<p>Na<sup>+</sup>, 3·10<sup>−4</sup></p>", "Na⁺, 3·10⁻⁴"),
        ("<p>in 2014<sup><a href='#fn1'>1</a></sup></p>", "in 2014¹"),
        ("<p>the 1<sup>st</sup>, M<sup>me</sup> B.<sup>[2]</sup></p>", "the 1st, Mme B.[2]"),
    ],
)
def test_digits_above_and_below_the_line_stay_apart_from_those_on_it(
    markup: str, text: str
) -> None:
    assert seen(markup) == text


def test_what_has_no_such_character_keeps_its_style() -> None:
    (line,) = leaves(content_of_markup("<p>1<sup>st</sup><sup><a href='#a'>2</a></sup></p>"))
    link = Link("", "#a")
    assert line.inlines == (Text("1"), Text("st", ("superscript",)), Text("²", (), link))
