"""Charts for docs/benchmarks.md."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
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


_INNER, _LEFT, _TOP, _BOTTOM = 430, 60, 12, 190
_TICKS = 4


def lines(series: Sequence[tuple[str, Sequence[tuple[int, float]]]], title: str) -> str:
    """Return a line chart as inline SVG: the sizes along a logarithmic axis, the values from 0.

    Args:
        series: for each line its name and its points.
    """
    sizes = [size for size, _ in series[0][1]]
    most = max(value for _, points in series for _, value in points)
    span = math.log(sizes[-1] / sizes[0])

    def place(size: int, value: float) -> tuple[float, float]:
        along = math.log(size / sizes[0]) / span
        return _LEFT + along * _INNER, _BOTTOM - value / most * (_BOTTOM - _TOP)

    parts = [_axis(place, sizes, most)]
    for name, points in series:
        own = " dl-line-own" if name == "Downlink" else ""
        drawn = " ".join("{:.0f},{:.0f}".format(*place(*point)) for point in points)
        x, y = place(*points[-1])
        parts.append(f'<polyline class="dl-line{own}" points="{drawn}"/>')
        parts.append(f'<text x="{x + 8:.0f}" y="{y + 4:.0f}">{escape(name)}</text>')
    return (
        f'<svg class="dl-chart" viewBox="0 0 680 220" role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>\n"
    )


def _axis(
    place: Callable[[int, float], tuple[float, float]], sizes: Sequence[int], most: float
) -> str:
    parts: list[str] = []
    for size in sizes:
        x, y = place(size, 0)
        parts.append(f'<text class="dl-tick" x="{x - 14:.0f}" y="{y + 20:.0f}">{size:,}</text>')
    for tick in range(_TICKS + 1):
        value = most * tick / _TICKS
        x, y = place(sizes[0], value)
        parts.append(
            f'<line class="dl-grid" x1="{x:.0f}" y1="{y:.0f}" x2="{x + _INNER:.0f}" y2="{y:.0f}"/>'
        )
        parts.append(f'<text class="dl-tick" x="0" y="{y + 4:.0f}">{value:,.0f} µs</text>')
    return "".join(parts)
