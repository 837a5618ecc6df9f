"""The best candidate → the title: with what it lacks, and without a word more.

A heading that leaves out what the text speaks of gets the term before it
(`QLoRA:单卡微调65B是怎么做到的`); a bare name gets its name in full, or what it is
(`Medusa:自投机领域较早的一篇工作`); a term that tells little gets the opening sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.cues import SHORT_LINE
from downlink.describe.titles.sentences import Definition, is_name
from downlink.describe.titles.terms import NAMING, SHOWN, Term, held
from downlink.describe.titles.tidy import LONGEST, SHORT, first_part, tidy
from downlink.describe.titles.view import View
from downlink.describe.titles.words import HAN

TELLING = 2.6
"""Weight from which a term tells what a text is about: about two places of a name, one of which
shows that the text speaks about it.
"""

_CERTAIN = 4.0
# Weight from which a term needs no company.

_AHEAD, _ALIKE, _FAR_AHEAD = 1.5, 1.2, 2.5
_OFTEN = 2
_WEAK, _GUESS = 0.33, 0.3
_LONGEST_HEADING, _LONGEST_KIND = 34, 24
_SHORTEST_OPENING, _LONGEST_OPENING = 6, 28
_LONGEST_NAME = 24

_SHORT_IN_BRACKETS = re.compile(rf"([{HAN}]{{2,12}})\s?\(([A-Za-z][^()]{{1,24}})\)")
_FULL_IN_BRACKETS = re.compile(
    r"(?<![A-Za-z])([A-Za-z][A-Za-z0-9.+-]{0,24})\s?(\([A-Z][A-Za-z]*+[ -][A-Za-z ,-]{3,44}\))"
)
_IN_FULL = re.compile(r"[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+)+")
_CAPITAL = re.compile(r"[A-Z]")
_FIRST_SENTENCE = re.compile(rf"(.{{1,40}}?)(?:[。!?;]|(?<=[{HAN}])\s(?=[{HAN}]))")
_FIRST_CLAUSES = re.compile(rf"(.{{1,{_LONGEST_OPENING}}})[,:。!?;]")


def complete(
    best: Candidate, view: View, terms: tuple[Term, ...], found: tuple[Definition, ...]
) -> Candidate:
    """Return the best candidate as a title.

    Args:
        terms: the text's terms, the most telling first.
        found: its definitions.
    """
    if best.evidence in ("definition", "section", "term"):
        named = _with_kind(_with_gloss(best, view), found, view)
        weak = best.evidence == "term" and terms[0].weight < _CERTAIN
        return _with_opening(best, view) if weak and named == best else named
    if not terms or best.evidence == "purpose":
        return best
    named = _with_short_name(best, terms)
    return _with_term(named, terms[0], view) if _lacks(named, terms) else named


def _with_gloss(best: Candidate, view: View) -> Candidate:
    """Put beside a short name the one in full that the text gives once: `混合专家模型(MoE)`."""
    if not best.text.isascii() or len(best.text) > _LONGEST_NAME:
        return best
    for match in _SHORT_IN_BRACKETS.finditer(view.text):
        if match.group(2) in (best.text, f"{best.text}s") and is_name(match.group(1)):
            return replace(best, text=tidy(f"{match.group(1)}({best.text})", view.style))
    for match in _FULL_IN_BRACKETS.finditer(view.text):
        if match.group(1) == best.text:
            return replace(best, text=tidy(f"{best.text}{match.group(2)}", view.style))
    return best


def _with_kind(best: Candidate, found: tuple[Definition, ...], view: View) -> Candidate:
    """Put behind a name what its definition says that it is, if that is short."""
    for item in found:
        names = (item.name, tidy(item.name, view.style), tidy(item.full, view.style))
        if item.kind and len(item.kind) <= _LONGEST_KIND and best.text in names:
            return replace(best, text=tidy(f"{best.text}:{item.kind}", view.style))
    return best


def _with_opening(best: Candidate, view: View) -> Candidate:
    """Put behind a term that tells little the text's first sentence, or take the heading, sentence
    or clause that holds the term; each if it is short.
    """
    heading = _heading_with(best, view)
    if heading:
        return replace(best, text=heading, reason=f"{best.reason}; with the heading that holds it")
    for pattern in (_FIRST_SENTENCE, _FIRST_CLAUSES):
        end = pattern.match(view.text, view.start)
        words = tidy(end.group(1), view.style) if end else ""
        if not _SHORTEST_OPENING <= len(words) <= _LONGEST_OPENING:
            continue
        if best.text.casefold() in words.casefold():
            return best if best.weight > _WEAK else _joined(best, words)
        if pattern is _FIRST_SENTENCE or best.weight < _GUESS:
            return _joined(best, tidy(f"{best.text}:{words}", view.style))
    return best


def _heading_with(best: Candidate, view: View) -> str:
    """Return the short line without punctuation that holds the place of a term, "" without one."""
    lines = [line for line in view.lines[1:] if line <= best.offset]
    match = SHORT_LINE.match(view.text, lines[-1]) if lines and not view.spaced else None
    title = tidy(match.group(1), view.style) if match else ""
    return title if best.text in title and title != best.text else ""


def _joined(best: Candidate, text: str) -> Candidate:
    return replace(best, text=text, reason=f"{best.reason}; with the opening")


def _with_short_name(best: Candidate, terms: tuple[Term, ...]) -> Candidate:
    """Put behind a name in full the short one by which the text calls it."""
    short = {term.text for term in terms}
    for run in _IN_FULL.finditer(best.text):
        initials = "".join(_CAPITAL.findall(run.group()))
        if initials in short and initials not in best.text:
            end = run.end()
            text = f"{best.text[:end]}({initials}){best.text[end:]}"
            return replace(best, text=text) if len(text) <= LONGEST else best
    return best


def _lacks(best: Candidate, terms: tuple[Term, ...]) -> bool:
    """Whether the title leaves out the term that the text speaks of, and holds none like it."""
    top = terms[0]
    in_title = held(best.text, terms)
    if top.weight < TELLING or top in in_title:
        return False
    own = max((term.own if top.latin else term.weight for term in in_title), default=0.0)
    ahead = _AHEAD if top.latin else _FAR_AHEAD
    rival = any(term.latin and term.weight * _ALIKE > top.weight for term in terms[1:])
    if top.weight < ahead * own or (own and rival and top.latin):
        return False
    cues = NAMING if best.evidence in ("work", "label") else SHOWN
    if best.evidence in ("work", "label") or not top.latin:
        return not cues.isdisjoint(top.cues)
    return top.count >= _OFTEN or not (cues | {"as subject"}).isdisjoint(top.cues)


def _with_term(best: Candidate, top: Term, view: View) -> Candidate:
    """Put the term before the title, and of an English title only as much as has room then."""
    name = tidy(top.text, view.style)
    if best.evidence == "opening" or best.text.casefold() in name.casefold():
        return replace(best, text=name)
    rest = best.text
    if best.evidence in ("work", "label") or (rest.isascii() and len(rest) > _LONGEST_NAME):
        room = LONGEST - len(name) - 1
        rest = rest if len(rest) <= room else first_part(rest, room)
    elif len(rest) > _LONGEST_HEADING:
        rest = ""
    if len(rest) < SHORT // 3:
        return replace(best, text=name)
    text = tidy(f"{name}:{rest}", view.style)
    return replace(best, text=text, reason=f"{best.reason}; its term before it")
