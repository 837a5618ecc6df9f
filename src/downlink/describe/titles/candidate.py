"""The words of this package: a candidate for a title, and the kinds of evidence for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from downlink.model.stub import TitleGround

Evidence = Literal[
    "label",
    "heading",
    "question",
    "section",
    "work",
    "definition",
    "purpose",
    "term",
    "phrase",
    "joined",
    "opening",
]

EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
"""The kinds of evidence, in their order."""

GROUNDS: Mapping[Evidence, TitleGround] = MappingProxyType(
    {
        "label": "reference",
        "heading": "heading",
        "question": "heading",
        "section": "heading",
        "work": "reference",
        "definition": "term",
        "purpose": "term",
        "term": "term",
        "phrase": "term",
        "joined": "term",
        "opening": "opening",
    }
)
"""What the catalog calls the ground of a title that has this evidence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title.

    Attributes:
        text: short and ready to be shown.
        offset: where it stands in the text.
        weight: how likely it names what the article is about, 0 to 1.
        reason: why it was considered, a few words.
    """

    text: str
    evidence: Evidence
    offset: int
    weight: float
    reason: str
