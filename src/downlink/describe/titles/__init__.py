"""Text → a title, the ground on which it was chosen, and how sure it is.

One module for each kind of evidence; `choose` weighs them against each other. A generic heading is
never a title.
"""

from __future__ import annotations

from downlink.describe.titles.candidate import GROUNDS
from downlink.describe.titles.choose import choose
from downlink.model.stub import Title


def find_title(body: str, shared: int = 0) -> Title:
    """Return the best title that a text without truncation mark offers.

    Args:
        shared: how many characters it has in front that are other articles' too
            (`shared_openings`): they name none of these articles.
    """
    choice = choose(body, shared)
    return Title(choice.title.text, GROUNDS[choice.title.evidence], choice.confidence)
