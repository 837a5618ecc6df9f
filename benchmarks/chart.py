"""Bar charts for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def chart(bars: Sequence[tuple[str, float]], title: str, form: str = ".2f") -> str:
    """Return a bar chart as inline SVG in the text's colour; the table above has its numbers.

    Args:
        form: how a value is written.
    """
    most = max(value for _, value in bars)
    height, label, width = 26, 290, 560
    parts = [
        f'<text x="0" y="{at * height + 17}">{escape(name)}</text>'
        f'<rect x="{label}" y="{at * height + 5}" width="{max(1, value / most * 220):.0f}" '
        f'height="16" rx="3" class="dl-bar{" dl-bar-own" if name == "Downlink" else ""}"/>'
        f'<text x="{label + value / most * 220 + 8:.0f}" y="{at * height + 17}">'
        f"{value:{form}}</text>"
        for at, (name, value) in enumerate(bars)
    ]
    size = f'viewBox="0 0 {width} {len(bars) * height}"'
    return (
        f'<svg class="dl-chart" {size} role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>\n"
    )
