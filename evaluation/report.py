"""Figures → the table of the page, and the misses for whoever tunes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.figures import Figures

_HEAD = """\
## Understanding: titles and topics

By `make eval`. The 36 articles of the real dumps, which the register would title and sort by hand,
without the register; and {excerpts} excerpts written in their manner, over the whole taxonomy and
beyond it, {final} of them put aside and not read by whoever tunes. A title is right if it holds a
term that a person would put into it. Topics are those that an article is about, all articles'
together; ids on which people could differ count neither way. The plain baseline takes the first
sentence as title, and as topics the up to four whose aliases are named most often.

The second set was put aside at first. Its titles were right in 72 of 100 cases then, its topics'
F1 was 0.92: fewer of its articles say plainly what they are about, as the baseline shows. It has
been opened and tuned on since; what is put aside now was written afterwards, by somebody who had
not seen what the program makes of such texts.

"""

_COLUMNS = (
    "| articles | way | titles that name the right thing | generic headings | topics: precision "
    "| recall | F1 |\n| --- | --- | --- | --- | --- | --- | --- |\n"
)

_PAGES = """
Without the register, {same} of {pages} topic pages list the same articles under the same headings
as with it; the page that differs most differs in {most}.

"""

_TERMS = "| articles | suggested terms | precision | recall |\n| --- | --- | --- | --- |\n"

_NAMES = {
    "real": "real dumps",
    "dev": "written, first",
    "second": "written, second",
    "final": "written, put aside",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A set's figures beside the baseline's."""

    own: Figures
    plain: Figures


def section(sets: Mapping[str, Measured]) -> str:
    """Return the section for the page: the sets, those written and the `real` one, as Markdown."""
    final = len(sets["final"].own.answers)
    pages = sets["real"].own.pages
    written = sum(len(item.own.answers) for name, item in sets.items() if name != "real")
    head = _HEAD.format(excerpts=written, final=final)
    same = sum(not count for _, count in pages)
    most = sets["real"].own.page_difference
    return "".join(
        [
            head,
            table(sets),
            _PAGES.format(same=same, pages=len(pages), most=_entries(most)),
            _terms(sets),
        ]
    )


def table(sets: Mapping[str, Measured]) -> str:
    """Return the figures of titles and topics as a Markdown table."""
    rows = (
        _row(_NAMES[name], way, figures)
        for name, measured in sets.items()
        for way, figures in (("Downlink", measured.own), ("plain", measured.plain))
    )
    return _COLUMNS + "".join(rows)


def misses(figures: Figures) -> Iterator[str]:
    """Yield a line for each article whose title or topics are not right, for each page that
    differs, and for the terms that were suggested.
    """
    for answer in figures.answers:
        judgement = answer.judgement
        if not answer.titled:
            wanted = " or ".join(judgement.key_terms)
            yield f"{judgement.name}: title '{answer.title}' without {wanted}"
        wrong = sorted(set(answer.about) - judgement.about - judgement.either)
        missed = sorted(judgement.about.difference(answer.about))
        if wrong or missed:
            yield f"{judgement.name}: topics wrong: {_listed(wrong)}; missed: {_listed(missed)}"
    for topic, count in figures.pages:
        if count:
            yield f"page of {topic}: differs in {_entries(count)}"
    if figures.suggestions:
        yield f"suggested: {_listed(figures.suggested)}"


def _row(name: str, way: str, figures: Figures) -> str:
    score = figures.topics
    titles = f"{figures.titled} of {len(figures.answers)} ({figures.titles:.0%})"
    return (
        f"| {name} | {way} | {titles} | {figures.generic} "
        f"| {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |\n"
    )


def _terms(sets: Mapping[str, Measured]) -> str:
    """Return the table of suggestions; none where no set has any judged."""
    rows = [
        f"| {_NAMES[name]} | {len(own.suggested)} | {own.suggestions.precision:.2f} "
        f"| {own.suggestions.recall:.2f} |\n"
        for name, own in ((name, measured.own) for name, measured in sets.items())
        if own.suggestions
    ]
    return _TERMS + "".join(rows) if rows else ""


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"
