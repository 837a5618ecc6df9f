"""A rendered page → the same with the labels of its footer's links encoded once.

The themes write a page's title as the HTML that it is, but into the labels of the links to the page
before and the page after escaped once more (MkDocs can be told better, see `plugin`; Zensical not).
"""

from __future__ import annotations

import re

_LABEL = re.compile(r'class="md-footer__link [^"]*" aria-label="[^"]*"')
_TWICE = re.compile(r"&amp;(?=#[0-9]+;)")


def encoded_once(page: str) -> str:
    """Return the page with these labels as they were meant."""
    return _LABEL.sub(lambda match: _TWICE.sub("&", match.group()), page)
