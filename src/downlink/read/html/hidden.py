"""What a page holds and a reader does not see, or sees said once more."""

from __future__ import annotations

from itertools import islice

from downlink.read.html.tree import Tag

_HIDDEN = frozenset(
    [
        *(
            "script",
            "style",
            "head",
            "title",
            "svg",
            "iframe",
            "object",
            "audio",
            "video",
            "canvas",
        ),
        *("rt", "rtc", "rp"),
    ]
)
# Readings of characters (`rt`) are no part of the text that they stand above.
_MATHJAX = frozenset(
    ["MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML"]
)
_GUTTERS = frozenset(
    [
        *("gutter", "rouge-gutter", "linenos", "lineno", "linenumber", "line-number", "lnt", "ln"),
        *("line-numbers", "line-numbers-rows", "hljs-ln-numbers", "crayon-nums"),
        "code-line-number",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_PERMALINK_NAMES = frozenset(["link", "permalink", "anchor", "direct link", "copy link"])
_MARK = 4
# Elements: a mark holds no more, and the heading is not farther above it.
_DIGITS = "0123456789 \t\n\r\f"
_LEAST_PARAGRAPHS, _LEAST_LENGTH = 2, 200


def is_hidden(tag: Tag) -> bool:
    """Whether a reader sees nothing of an element, or what assistive and rendering twins repeat:
    that is not said twice. The numbers beside lines of code are no part of them, nor is the mark
    beside a heading that leads to it.
    """
    if tag.name in _HIDDEN or tag.has_attr("hidden"):
        return True
    if tag.name == "template":
        # A declarative shadow root, which every browser shows (HTML, 4.12.3).
        return not (tag.has_attr("shadowrootmode") or tag.has_attr("shadowroot"))
    if tag.name == "noscript":
        return not _holds_an_article(tag)
    if tag.name == "a" and "#" in tag.get("href") and _is_permalink(tag):
        return True
    if tag.name == "nobr" and tag.get("aria-hidden") == "true":
        return _has_twin(tag)
    classes = tag.words("class")
    return bool(classes) and _is_twin(tag, classes)


def _is_permalink(tag: Tag) -> bool:
    """Whether an element is the mark beside a heading that leads to the heading itself."""
    if tag.end - tag.number > _MARK or not any(
        above.name in _HEADINGS for above in islice(tag.parents, _MARK)
    ):
        return False
    words = tag.get_text().strip()
    is_mark = not any(map(str.isalnum, words)) or words.lower() in _PERMALINK_NAMES
    return is_mark and tag.find("img") is None


def _is_twin(tag: Tag, classes: list[str]) -> bool:
    if "katex-html" in classes or "MathJax_Preview" in classes:
        return True
    if not _MATHJAX.isdisjoint(classes):
        return _has_source(tag)
    return not _GUTTERS.isdisjoint(classes) and not tag.get_text().strip(_DIGITS)


def _holds_an_article(tag: Tag) -> bool:
    """Whether a page says its text to those only who run no scripts of it; most say there that
    scripts are wanted, or show a picture.
    """
    paragraphs = sum(1 for _ in tag.find_all("p"))
    return paragraphs >= _LEAST_PARAGRAPHS or (
        paragraphs > 0 and len(tag.get_text()) >= _LEAST_LENGTH
    )


def _has_source(tag: Tag) -> bool:
    """Whether the formula that MathJax drew follows as it was written."""
    siblings = tag.parent.children if tag.parent is not None else []
    after = False
    for child in siblings:
        if after and (isinstance(child, Tag) or child.strip()):
            return isinstance(child, Tag) and child.get("type").lower().startswith("math/tex")
        after = after or child is tag
    return False


def _has_twin(tag: Tag) -> bool:
    """Whether the same is said beside it for those who hear the page."""
    above = tag.parent
    return above is not None and any(
        "assistive" in child.get("class").lower()
        for child in above.children
        if isinstance(child, Tag)
    )
