"""What a page holds and a reader does not see, or sees said once more."""

from __future__ import annotations

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
_DIGITS = "0123456789 \t\n\r\f"
_ANCHORS = frozenset("¶#§🔗∞⚓")
# What links to a heading within it, or to a term of a list, shows.
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_OF_ANCHORS = frozenset(
    ["headerlink", "header-anchor", "heading-anchor", "anchor", "anchorjs-link"]
)
_LEAST_PARAGRAPHS, _LEAST_LENGTH = 2, 200


def is_hidden(tag: Tag) -> bool:
    """Whether a reader sees nothing of an element, or what assistive and rendering twins repeat:
    that is not said twice. The numbers beside lines of code are no part of them.
    """
    if tag.name in _HIDDEN or tag.has_attr("hidden"):
        return True
    if tag.name == "template":
        # A declarative shadow root, which every browser shows (HTML, 4.12.3).
        return not (tag.has_attr("shadowrootmode") or tag.has_attr("shadowroot"))
    if tag.name == "noscript":
        return not _holds_an_article(tag)
    if tag.name == "a":
        return is_anchor(tag)
    if tag.name == "nobr" and tag.get("aria-hidden") == "true":
        return _has_twin(tag)
    classes = tag.words("class")
    return bool(classes) and _is_twin(tag, classes)


def is_anchor(tag: Tag) -> bool:
    """Whether a link shows no more than a mark, and leads to the heading in which it stands."""
    if "#" not in tag.get("href") or len(tag.children) > 1:
        return False
    if tag.get_text().strip("\ufe0e\ufe0f \t\n\r\f") not in _ANCHORS:
        return False
    around = tag.parent
    nearest = [around.name, around.parent.name if around.parent else ""] if around else []
    return not (_HEADINGS.isdisjoint(nearest) and _OF_ANCHORS.isdisjoint(tag.words("class")))


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
