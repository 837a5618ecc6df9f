"""A block of code → the language that its page says it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from downlink.read.html.tree import Tag

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-(?:source|text)-|brush:\s*|sourceCode\s+)([\w+#.-]+)"
)
_MARKED = frozenset(["highlight", "codehilite", "code-block", "codeblock", "hljs", "sourceCode"])
_OF_THEMES = frozenset(
    [
        *("highlight", "code", "prettyprint", "chroma", "pre", "linenums", "prettyprinted", "wrap"),
        *("highlighter-rouge", "line-numbers", "numberLines", "notranslate", "copy", "undefined"),
    ]
)
_PLAIN = frozenset(["none", "text", "plaintext", "plain", "txt", "nohighlight", "default"])
_NAME = re.compile(r"[a-z][a-z0-9+#.]{0,19}", re.IGNORECASE)
_FAR = 6
# Elements around one that may name its language.


def language_of(tag: Tag) -> str:
    """Return the name of the language of preformatted text, in small letters; "" where none is
    named, or that it is in none.
    """
    code = tag.find("code")
    near = [*([code] if code is not None else []), tag, *islice(tag.parents, _FAR)]
    name = next((name for each in near for name in _names(each)), "").lower()
    return "" if name in _PLAIN else name


def _names(tag: Tag) -> Iterator[str]:
    yield from filter(_NAME.fullmatch, (tag.get("data-lang"), tag.get("data-language")))
    classes = tag.get("class")
    found = _LANGUAGE.search(classes)
    if found:
        yield found[1]
    words = tag.words("class")
    if not _MARKED.isdisjoint(words):
        others = (word for word in words if word not in _MARKED and word not in _OF_THEMES)
        yield from (word for word in others if _NAME.fullmatch(word))
