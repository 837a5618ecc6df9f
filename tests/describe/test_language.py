from __future__ import annotations

import pytest

from downlink.describe.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("随着预训练语言模型进入LLM时代", "zh"),
        ("FlashAttention uses tiling to fuse the whole attention layer", "en"),
        ("これは日本語の文章です", "ja"),
        ("이것은 한국어 문장입니다", "ko"),
        (
            "The paper 深度 is cited in this long English sentence about models and data for training on the web",
            "en",
        ),
        ("", "en"),
    ],
)
def test_the_language_follows_from_the_scripts(text: str, language: str) -> None:
    assert language_of(text) == language
