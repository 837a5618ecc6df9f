"""A noisy corpus with known truth, made from the real dumps with a fixed seed.

Each article is captured many times, as different tools would: another cut, other punctuation,
spacing, hyphens, Unicode forms, traditional characters, entities, truncation marks, an edited
sentence, a whole article. No capture is cut before its article differs from every other one: where
texts are equal nobody can tell.
"""

from __future__ import annotations

import html
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import opencc

from downlink.read.find import find_dumps, read_dumps
from downlink.settings.dialect import TRANSMISSION

SEED = 20260101
ROOT = Path(__file__).parents[1]
_CUTS = (350, 330, 300, 250, 200, 160)
_MARKS = ("...", "…", "[…]", " ...", "……", " Read more", "... 阅读全文")
_WIDE = str.maketrans(",:()?!;", "，：（）？！；")
_TRADITIONAL = opencc.OpenCC("s2t")


@dataclass(frozen=True)
class Capture:
    """A text as some tool captured it, and the number of its article."""

    article: int
    text: str


def articles() -> list[str]:
    """Return the bodies of the distinct texts of the real dumps."""
    dumps = read_dumps(find_dumps([ROOT / "seeds"], root=ROOT))
    return list(dict.fromkeys(item.body for dump in dumps for item in dump.excerpts))


def noisy_corpus(captures_each: int = 60) -> list[Capture]:
    """Return the captures in random order, the same for the same number."""
    choose = random.Random(SEED)
    bodies = articles()
    pool = "".join(bodies)
    whole = [body + _continuation(choose, pool) for body in bodies]
    shortest = [_first_difference(number, bodies) for number in range(len(bodies))]
    found = [
        Capture(number, _capture(choose, bodies[number], whole[number], shortest[number], pool))
        for number in range(len(bodies))
        for _ in range(captures_each)
    ]
    choose.shuffle(found)
    return found


def _continuation(choose: random.Random, pool: str) -> str:
    """What the rest of a whole article may say: sentences of all, in an order of its own."""
    pieces = re.findall(r"[^。]{8,40}。", pool)
    return "".join(choose.sample(pieces, 20))


def _first_difference(number: int, bodies: list[str]) -> int:
    """Return the characters of a body that a capture must keep to be told from the others."""
    own = bodies[number]
    shared = 0
    for other in bodies[:number] + bodies[number + 1 :]:
        length = next(
            (at for at, pair in enumerate(zip(own, other, strict=False)) if pair[0] != pair[1]),
            min(len(own), len(other)),
        )
        shared = max(shared, length)
    return shared + 16


def _capture(choose: random.Random, body: str, whole: str, shortest: int, pool: str) -> str:
    if choose.random() < 0.1:
        text, mark = whole, ""
    else:
        cuts = [cut for cut in _CUTS if shortest <= cut < len(body)] or [len(body)]
        cut = choose.choice([len(body), *cuts])
        text, mark = body[:cut], choose.choice(_MARKS)
    if choose.random() < 0.35:
        text = _edit(choose, text, pool)
    for probability, noise in _noises(choose):
        if choose.random() < probability:
            text = noise(text)
    return text + mark


def _edit(choose: random.Random, text: str, pool: str) -> str:
    """Replace, remove or insert a clause in the middle of the text."""
    size = choose.randrange(6, 30)
    at = choose.randrange(len(text) // 5, len(text) * 3 // 5)
    source = choose.randrange(len(pool) - size)
    kind = choose.choice(("replace", "remove", "insert"))
    old = 0 if kind == "insert" else size
    new = "" if kind == "remove" else pool[source : source + size]
    return text[:at] + new + text[at + old :]


def _noises(choose: random.Random) -> list[tuple[float, Callable[[str], str]]]:
    return [
        (0.4, lambda text: text.translate(_WIDE)),
        (0.3, lambda text: re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text)),
        (0.4, lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])", " ", text)),
        (0.3, lambda text: re.sub(r"\s+", "", text)),
        (0.2, partial(_sprinkle, choose, "\u00a0")),
        (0.2, partial(_sprinkle, choose, "\u200b")),
        (0.15, partial(unicodedata.normalize, "NFD")),
        (0.2, _TRADITIONAL.convert),
        (0.15, html.escape),
    ]


def _sprinkle(choose: random.Random, character: str, text: str) -> str:
    return "".join(item + character * (choose.random() < 0.05) for item in text)


def normalised(text: str) -> str:
    """Return the text as a careful user of another detector would prepare it: without truncation
    mark, NFKC, lower case, without white space and punctuation."""
    unified = unicodedata.normalize("NFKC", TRANSMISSION.body(text)).lower()
    return "".join(filter(str.isalnum, unified))
