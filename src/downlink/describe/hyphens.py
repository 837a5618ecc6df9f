"""A title whose words lost their hyphens → the same with those that are known to belong there.

Only titles are mended; a text stays as it was received. A word is mended if the table below knows
its parts, if the article's own text writes it with hyphens elsewhere, or if it ends in a suffix
that always takes one (`Heatmapbased`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

_KNOWN = """
prefix-tuning prompt-tuning p-tuning adapter-tuning instruction-tuning fine-tuning fine-tune
fine-tuned fine-grained pre-training pre-trained pre-train post-training parameter-efficient
low-rank self-instruct instruction-following few-shot zero-shot one-shot many-shot in-context
chain-of-thought tree-of-thoughts self-consistency self-refine self-rag tool-use multi-turn
multi-agent human-in-the-loop retrieval-augmented re-ranking
self-attention cross-attention multi-head multi-query grouped-query group-query feed-forward
mixture-of-experts mixture-of-depths multi-token next-token encoder-decoder decoder-only
encoder-only sequence-to-sequence long-context long-range long-document long-tail long-term
short-term state-space linear-time sub-quadratic byte-pair skip-gram n-gram top-k top-p one-hot
multi-hot pre-norm post-norm r-cnn q-former
mixed-precision data-parallel model-parallel tensor-parallel all-reduce all-gather reduce-scatter
mini-batch micro-batch large-batch large-scale small-scale multi-scale real-time weight-only
low-bit trade-off multi-gpu compute-optimal memory-efficient io-aware cost-effective open-source
open-domain open-vocabulary open-world open-ended end-to-end state-of-the-art plug-and-play
self-supervised semi-supervised weakly-supervised self-training self-play self-distillation
co-training multi-task multi-label multi-class multi-view multi-stage q-learning actor-critic
off-policy on-policy model-free model-based policy-gradient click-through user-item cold-start
cross-entropy cross-domain cross-lingual cross-modal non-local non-linear non-maximum
non-autoregressive k-means t-sne time-series high-resolution high-fidelity high-quality
low-resolution low-light super-resolution coarse-to-fine bottom-up top-down two-stage one-stage
single-stage two-stream two-tower anchor-free anchor-based
text-to-image text-to-video text-to-speech text-to-sql text-to-text image-to-image image-to-text
image-text speech-to-text table-to-text vision-language visual-language audio-visual multi-modal
mixed-modal many-to-one one-to-many one-to-one many-to-many human-level high-level low-level
pixel-wise point-wise depth-wise element-wise layer-wise classifier-free score-based
gpt-1 gpt-2 gpt-3 gpt-3.5 gpt-4 gpt-4o gpt-4v gpt-j gpt-neo dall-e blip-2 minigpt-4
deepseek-r1 deepseek-v2 deepseek-v3 deepseek-vl kimi-vl kimi-vl-a3b qwen-vl qwen2-vl qwen2.5-vl
seed-thinking seed-thinking-v1.5 llama-2 llama-3 chatglm-6b glm-130b megatron-lm transformer-xl
bert-base bert-large vit-b vit-l vit-h resnet-18 resnet-34 resnet-50 resnet-101 resnet-152 vgg-16
vgg-19 wgan-gp vq-vae vq-gan nt-xent mip-nerf instant-ngp cifar-10 cifar-100 ms-coco ms-marco
wav2vec-2 medusa-1 medusa-2 eagle-2 eagle-3 ntk-aware chandy-lamport kolmogorov-arnold
kullback-leibler jensen-shannon metropolis-hastings monte-carlo bradley-terry runge-kutta
key-value exactly-once at-least-once copy-on-write
"""

_UNHYPHENATED = re.compile(r"[A-Za-z](?<![A-Za-z0-9-].)[A-Za-z0-9]*(?:\.[0-9]+)?(?![A-Za-z0-9-])")
_HYPHENATED = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)+(?<!\.)")
_SUFFIX = re.compile(
    r"[A-Za-z]{4,}(?=(?:based|aware|driven|guided|agnostic|conditional)$)", re.IGNORECASE
)
_ONE_WORD = frozenset(["database", "codebase", "hardware"])
_SHORTEST = 4
# Letters of a word that the text's own spelling may mend: a shorter one is a variable (`x-y`).


def _parts(spellings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return for each word without hyphens the lengths of its parts."""
    found: dict[str, tuple[int, ...]] = {}
    for spelling in spellings:
        parts = spelling.lower().split("-")
        found.setdefault("".join(parts), tuple(map(len, parts)))
    return found


_TABLE = _parts(_KNOWN.split())


def spellings_of(text: str) -> Mapping[str, tuple[int, ...]]:
    """Return the words that a text writes with hyphens: without them, and its parts' lengths."""
    if "-" not in text:
        return {}
    words = (match.group() for match in _HYPHENATED.finditer(text))
    return _parts(word for word in words if len(word) > _SHORTEST)


def restore_hyphens(
    title: str, spellings: Mapping[str, tuple[int, ...]] = MappingProxyType({})
) -> str:
    """Return the title with the hyphens that its words lost.

    Args:
        spellings: those of the article's text (`spellings_of`); they go before the table's.
    """
    if not spellings:
        return _UNHYPHENATED.sub(lambda match: _mended(match.group()), title)
    return _UNHYPHENATED.sub(lambda match: _mend(match.group(), spellings), title)


def _mend(word: str, spellings: Mapping[str, tuple[int, ...]]) -> str:
    key = word.lower()
    for singular in (key, key.removesuffix("s")):
        lengths = spellings.get(singular) or _TABLE.get(singular)
        if lengths:
            return _cut(word, lengths)
    return _mended(word)


@lru_cache(maxsize=1 << 12)
def _mended(word: str) -> str:
    """Return a word with the hyphens that it lost, as far as no text tells."""
    key = word.lower()
    lengths = _TABLE.get(key) or _TABLE.get(key.removesuffix("s"))
    if lengths:
        return _cut(word, lengths)
    match = _SUFFIX.match(word)
    if match and match.group().lower() not in _ONE_WORD:
        return _cut(word, (match.end(), len(word)))
    return word


def _cut(word: str, lengths: tuple[int, ...]) -> str:
    parts: list[str] = []
    start = 0
    for length in lengths[:-1]:
        parts.append(word[start : start + length])
        start += length
    return "-".join([*parts, word[start:]])
