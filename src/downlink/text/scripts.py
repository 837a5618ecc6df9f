r"""Parts of regular expressions: Chinese characters, Latin words, web addresses.

A module that means something else by one of these has a pattern of its own and says why.
"""

from __future__ import annotations

HAN_RANGES = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3347F))
"""First and last code points of all Chinese characters (Unicode 17, Blocks.txt: the ideographs,
their extensions A to J, the compatibility ideographs).
"""

ANY_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
"""Any Chinese character, in a character class: for what must hold of every text, such as its
language.
"""

HAN = r"\u3400-\u9fff"
"""A Chinese character as prose is written in, in a character class. The rest of `ANY_HAN` is found
in names of people and places: what is learnt from prose, such as where a heading ends, has not
been tried on it.
"""

LATIN_WORD = "[A-Za-z]{2,}"
"""A word of letters alone; a single letter is a variable."""

LATIN_NAME = "[A-Za-z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*"
"""A word as the field writes its names: with digits, and signs within (`GPT-4`, `Qwen2.5`)."""

URL = "https?://[A-Za-z0-9_./~%&=?#+@:-]+"
"""A web address as far as it is certain: it ends before what a sentence may put behind it, such
as a comma or a bracket, though an address may hold these too.
"""

MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""An English month, in full or short."""
