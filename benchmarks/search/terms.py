"""What is searched for, and what holds it: truth by plain search in titles and texts."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.search.archive import SEED, Sample
from downlink.model.stub import Stub

_HAN = re.compile("[\u4e00-\u9fff]+")
_FLAGS = re.IGNORECASE
_NAME, _WORD, _PHRASE = 25, 25, 15

LATIN: Mapping[str, str] = MappingProxyType(
    {
        "attention": "attention",
        "flash attention": "flash attention",
        "FlashAttention": "flash attention",
        "flash-attention": "flash attention",
        "lora": "lora",
        "LoRA": "lora",
        "qlora": "qlora",
        "transformer": "transformer",
        "softmax": "softmax",
        "moe": "moe",
        "gpt": "gpt",
        "kv cache": "kv cache",
        "prefix tuning": "prefix tuning",
        "adapter": "adapter",
        "embedding": "embedding",
        "tokenizer": "tokenizer",
        "mixture of experts": "mixture of experts",
        "decoder": "decoder",
        "prompt": "prompt",
        "quantization": "quantization",
    }
)
"""What readers type, and the words that it is made of."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is searched for.

    Attributes:
        wanted: addresses of the stubs that must be found.
        right: addresses of the stubs that may be found: for a term of several Latin words also
            those that hold each of them, for no search takes them for a phrase.
    """

    text: str
    wanted: frozenset[str]
    right: frozenset[str]

    @property
    def is_chinese(self) -> bool:
        """Whether it is of Chinese characters."""
        return not self.text.isascii()


def terms_of(archive: Sample) -> list[Term]:
    """Return the terms, the Chinese ones first, each in at least one stub.

    Raises:
        ValueError: no stub holds one of the Latin terms.
    """
    texts = {address(stub): f"{stub.title.text}\n{stub.body}" for stub in archive.catalog.stubs}
    terms = [_chinese(text, texts) for text in _chinese_terms(archive, list(texts.values()))]
    terms += [_latin(text, words.split(), texts) for text, words in LATIN.items()]
    missing = [term.text for term in terms if not term.wanted]
    if missing:
        raise ValueError(f"no stub holds {missing}")
    return terms


def address(stub: Stub) -> str:
    """Return the address of the stub's page below the site's root."""
    return f"posts/{stub.slug}/"


def _chinese_terms(archive: Sample, texts: Sequence[str]) -> list[str]:
    """Return names of topics, common words and phrases cut anywhere, of 2 to 6 characters."""
    choose = random.Random(SEED)
    everything = "\n".join(texts)
    names = {
        name
        for topic in archive.catalog.topics
        for name in (topic.name, *topic.aliases)
        if _is_term(name) and name in everything
    }
    words = [word for word in choose.sample(archive.words, 400) if word in everything]
    terms = choose.sample(sorted(names), _NAME) + words[:_WORD]
    while len(terms) < _NAME + _WORD + _PHRASE:
        run = choose.choice(_HAN.findall(choose.choice(texts)))
        length = 2 + len(terms) % 5
        if len(run) >= length:
            at = choose.randrange(len(run) - length + 1)
            terms.append(run[at : at + length])
    return list(dict.fromkeys(terms))


def _is_term(name: str) -> bool:
    return bool(_HAN.fullmatch(name)) and 2 <= len(name) <= 6


def _chinese(term: str, texts: dict[str, str]) -> Term:
    holding = frozenset(url for url, text in texts.items() if term in text)
    return Term(term, holding, holding)


def _latin(term: str, words: Sequence[str], texts: dict[str, str]) -> Term:
    first, *others = map(re.escape, words)
    phrase = re.compile("".join([f"({first})", *(f"[ -]?({word})" for word in others)]), _FLAGS)
    each = [re.compile(f"({word})", _FLAGS) for word in words]
    wanted = frozenset(url for url, text in texts.items() if _holds(phrase, text))
    right = frozenset(
        url for url, text in texts.items() if all(_holds(word, text) for word in each)
    )
    return Term(term, wanted, right)


def _holds(words: re.Pattern[str], text: str) -> bool:
    return any(
        all(_may_begin(text, match.start(at)) for at in range(1, words.groups + 1))
        for match in words.finditer(text)
    )


def _may_begin(text: str, at: int) -> bool:
    """Whether a word begins at `at` or is split there: at case changes, digits, signs."""
    if at == 0 or not _is_latin(text[at - 1]):
        return True
    before, own, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if before.isdigit() or own.isdigit():
        return before.isdigit() != own.isdigit()
    return own.isupper() and (before.islower() or (_is_latin(after) and after.islower()))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
