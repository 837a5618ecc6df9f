"""The two tokenisers, in Python and in JavaScript, over the same texts."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from downlink.search.index.tokens import compact, keys, tokens
from downlink.text.fold import simplified_forms
from tests.support import ROOT

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
SOURCE = ROOT / "src" / "downlink" / "search" / "browser" / "tokens.js"


def described(text: str) -> dict[str, Any]:
    """Return what `text` is tokenised to, as the vectors have it."""
    found = tokens(text)
    return {
        "text": text,
        "tokens": [[p.kind, list(p.atoms), p.position, p.separable] for p in found],
        "keys": sorted([*key] for token in found for key in keys(token)),
    }


def places(text: str) -> list[list[int]]:
    return [[*place] for token in tokens(text) for place in token.places]


@pytest.fixture(scope="module")
def javascript(browser: Browser) -> Iterator[Page]:
    """A page with the tokeniser in JavaScript, as `tokenise`."""
    context = browser.new_context()
    page = context.new_page()
    forms = [[chr(code), form] for code, form in sorted(simplified_forms().items())]
    page.evaluate(
        """([source, forms]) => {
          const make = new Function(`${source}; return {makeTokeniser, keysOf};`)();
          const tokeniser = make.makeTokeniser(new Map(forms));
          window.tokenise = (text) => {
            const found = tokeniser.tokens(Array.from(text));
            return {
              tokens: found.map((p) => [p.kind, p.atoms, p.position, p.separable]),
              keys: found.flatMap(make.keysOf).map((k) => [k.text, k.position, k.span, k.flags]),
              places: found.flatMap((p) => p.places),
            };
          };
        }""",
        [SOURCE.read_text("utf-8"), forms],
    )
    yield page
    context.close()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:20] or "empty")
def test_python_gives_the_vectors(vector: dict[str, Any]) -> None:
    assert described(vector["text"]) == vector


@pytest.mark.browser
def test_javascript_gives_the_vectors(javascript: Page) -> None:
    for vector in VECTORS:
        found = javascript.evaluate("(text) => tokenise(text)", vector["text"])
        assert found["tokens"] == vector["tokens"], vector["text"]
        assert sorted(found["keys"]) == vector["keys"], vector["text"]


# Characters of Unicode 14 or older, of every kind: engines know newer ones at different times.
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(
    lambda character: unicodedata.category(character) != "Cn"
)
_PARTS = st.one_of(
    st.sampled_from(
        ["Flash", "LoRA", "GPT-4", "2.8B", "C++", "混合专家", "注意力機制", "ｆｕｌｌ", "-", " "]
    ),
    st.text(st.sampled_from("aAbBzZ019.+#-_' ,，。é你好微调가か゛がｶﾞ"), max_size=12),
    st.text(_CHARACTERS, max_size=8),
)


@pytest.mark.browser
@given(texts=st.lists(st.lists(_PARTS, max_size=6).map("".join), min_size=1, max_size=25))
def test_both_tokenise_any_text_alike(javascript: Page, texts: list[str]) -> None:
    found = javascript.evaluate("(texts) => texts.map(tokenise)", texts)
    for text, own in zip(texts, found, strict=True):
        expected = described(text)
        assert own["tokens"] == expected["tokens"], ascii(text)
        assert sorted(own["keys"]) == expected["keys"], ascii(text)
        assert own["places"] == places(text), ascii(text)


@given(st.lists(_PARTS, max_size=8).map("".join))
def test_places_lie_in_the_text_in_order(text: str) -> None:
    found = places(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert [place[0] for place in found] == sorted(place[0] for place in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FlashAttention", "flash-attention"),
        ("ＬｏＲＡ", "lora"),
        ("注意力機制", "注意力机制"),
        ("Mixture of Experts", "MixtureofExperts"),
        ("naïve", "naive"),
    ],
)
def test_names_are_the_same_however_they_are_written(one: str, other: str) -> None:
    assert compact(one) == compact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C"), ("C#", "C"), ("B+树", "B树"), ("1.5", "15"), ("GPT-4", "GPT-3")],
)
def test_signs_that_mean_something_are_kept(one: str, other: str) -> None:
    assert compact(one) != compact(other)


def test_a_long_text_without_spaces_is_tokenised_in_linear_size() -> None:
    for text in ("aB" * 50_000, "混" * 100_000, "1." * 50_000, "a\u0301" * 50_000, "-" * 100_000):
        assert sum(1 for token in tokens(text) for _ in keys(token)) <= 8 * len(text)
