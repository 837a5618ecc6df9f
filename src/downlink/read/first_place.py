"""The line that WordPress adds to each item of a feed, which says where it appeared first."""

from __future__ import annotations

import re

from downlink.model.content import leaves
from downlink.model.content_change import map_leaves
from downlink.model.content_document import pack, unpack

SAYS = (
    r"(?:first\s+)?appeared\s+(?:first\s+)?on\b|erschien zuerst auf\b|"
    r"apareció (?:primero|antes) en\b|"
    r"est apparu en premier sur\b|apareceu primeiro (?:em|no)\b|proviene da\b|verscheen eerst op\b|"
    r"впервые появилась\b|первый раз появилась\b|最先出现在|最早出现在|首先出现在|首发于|最先出現於"
)
"""What the line says between the title and the blog's name."""

_LINE = re.compile(
    r"(?:(?:the post|der beitrag|la entrada|l['’](?:article|articolo)|o post|het bericht|запись)\b"
    rf"|文章|本文).{{1,300}}?(?:{SAYS}).{{1,200}}",
    re.IGNORECASE,
)
_LONGEST = 600


def without_first_place(text: str, content: bytes) -> tuple[str, bytes, str]:
    """Return a text and its content without such a line at their end, and the line, "" for none.

    Args:
        content: packed; none for a plain text.
    """
    rest, _, last = text.rstrip().rpartition("\n")
    if not rest or len(last) > _LONGEST or not _LINE.fullmatch(last.strip()):
        return text, content, ""
    blocks = unpack(content)
    *_, end = leaves(blocks) if blocks else (None,)
    left = map_leaves(blocks, lambda leaf: None if leaf is end else leaf)
    return rest.rstrip(), pack(left), last
