"""What a page holds and a reader does not see, or sees said once more."""

from __future__ import annotations

from collections.abc import Callable

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
_OF_CODE = frozenset(
    [
        *("highlight-tools", "code-lang", "code-header", "code-toolbar-item", "toolbar-item"),
        *("copy-notice", "copy-button", "copy-btn", "copy-code-button", "copy-code", "code-copy"),
        *("btn-copy", "copybtn", "clipboard-btn", "clipboard-copy"),
    ]
)
# What themes put beside code for whoever wants to copy it.
_COPY = frozenset(["copy", "copy code", "copied!", "copied", "复制", "复制代码", "複製", "コピー"])
_LONGEST_LABEL = 60
_DIGITS = "0123456789 \t\n\r\f"
_ANCHORS = frozenset([*"¶#§🔗∞⚓", "link", "permalink", "anchor", "direct link", "copy link"])
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
    ask = _ASKED.get(tag.name)
    if ask is not None and ask(tag):
        return True
    classes = tag.words("class")
    return bool(classes) and _is_twin(tag, classes)


def _is_template(tag: Tag) -> bool:
    """Whether it is none of a declarative shadow root, which every browser shows (HTML, 4.12.3)."""
    return not (tag.has_attr("shadowrootmode") or tag.has_attr("shadowroot"))


def _copies_code(tag: Tag) -> bool:
    return tag.get_text().strip().lower() in _COPY


def is_anchor(tag: Tag) -> bool:
    """Whether a link shows no more than a mark, and leads to the heading in which it stands."""
    if "#" not in tag.get("href") or len(tag.children) > 1:
        return False
    if tag.get_text().strip("\ufe0e\ufe0f \t\n\r\f").lower() not in _ANCHORS:
        return False
    around = tag.parent
    nearest = [around.name, around.parent.name if around.parent else ""] if around else []
    return not (_HEADINGS.isdisjoint(nearest) and _OF_ANCHORS.isdisjoint(tag.words("class")))


def _is_twin(tag: Tag, classes: list[str]) -> bool:
    if "katex-html" in classes or "MathJax_Preview" in classes:
        return True
    if not _MATHJAX.isdisjoint(classes):
        return _has_source(tag)
    if not _OF_CODE.isdisjoint(classes):
        return len(tag.get_text().strip()) <= _LONGEST_LABEL and tag.find("pre") is None
    return not _GUTTERS.isdisjoint(classes) and not tag.get_text().strip(_DIGITS)


def _holds_no_article(tag: Tag) -> bool:
    """Whether a page does not say its text to those only who run no scripts of it; most say there
    that scripts are wanted, or show a picture.
    """
    paragraphs = sum(1 for _ in tag.find_all("p"))
    return paragraphs < _LEAST_PARAGRAPHS and (
        not paragraphs or len(tag.get_text()) < _LEAST_LENGTH
    )


def _is_drawn(tag: Tag) -> bool:
    return tag.get("aria-hidden") == "true" and _has_twin(tag)


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


_ASKED: dict[str, Callable[[Tag], bool]] = {
    "a": is_anchor,
    "button": _copies_code,
    "nobr": _is_drawn,
    "noscript": _holds_no_article,
    "template": _is_template,
}
"""For elements of these names, what else tells whether they are hidden."""
