"""What stands in a capture's JSON or XML → texts that every encoding can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from downlink.read.decode import replace_lone_surrogates

_HALF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
# An escape of half a surrogate pair; whether the other half follows makes no difference here.
_BETWEEN_TAGS = re.compile(r"[,;，；]")


def parse_json(text: str) -> object:
    r"""Return the value that `text` is. Its texts and keys hold no half of a surrogate pair, which
    JSON can escape (`\ud83d`) and no encoding can hold: U+FFFD stands there.

    Raises:
        ValueError: it is no JSON, or nested deeper than can be read.
    """
    try:
        value = json.loads(text)
        if _HALF_A_PAIR.search(text):
            value = json.loads(replace_lone_surrogates(json.dumps(value, ensure_ascii=False)))
    except RecursionError as error:
        raise ValueError("is nested too deep") from error
    return value


def parse_object(text: str) -> dict[str, object] | None:
    """Return the object that `text` is as JSON, None if it is none."""
    try:
        value = parse_json(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def words_of(value: object) -> str:
    """Return a value as it is written, "" for one that says nothing."""
    if isinstance(value, str):
        return replace_lone_surrogates(value)
    says_nothing = value is None or value in ([], {})
    return "" if says_nothing else json.dumps(value, ensure_ascii=False)


def line_of(value: object) -> str:
    """Return a value as it is written, on one line; of a list, its items."""
    items = value if isinstance(value, list) else [value]
    lines = (" ".join(words_of(item).split()) for item in items)
    return ", ".join(filter(None, lines))


def tags_of(value: object) -> Iterator[str]:
    """Yield the tags of a list, or those of a text that has marks between them."""
    tags = value if isinstance(value, list) else _BETWEEN_TAGS.split(words_of(value))
    yield from filter(None, map(line_of, tags))
