"""The best candidate → the title: completed by what it leaves out, and without a word more.

A heading that leaves out what the text speaks of gets the term before it
(`QLoRA:单卡微调65B是怎么做到的`); a bare name gets its name in full, or what it is
(`Medusa:自投机领域较早的一篇工作`); a term that says little gets the opening sentence. Where the
text speaks of two names about as much, both are named (`GCN与GAT`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.cues import SHORT_LINE
from downlink.describe.titles.definitions import Definition, is_name
from downlink.describe.titles.term_scoring import NAMING, SHOWN, Term, terms_in
from downlink.describe.titles.tidy import LONGEST, LONGEST_LATIN, SHORT, first_part, tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.definitions import glosses, is_long_name
from downlink.text.scripts import HAN

SAID = "with the opening"
"""The reason of a title that the first words of its text complete."""

_MOST_NAMED = 3
_HEADINGS = ("heading", "question", "opening")
_SUBJECT = frozenset(["as subject", "defined"])
_LONGEST_HEADING, _LONGEST_CATEGORY = 34, 24
_SHORTEST_OPENING, _LONGEST_OPENING = 6, 28
_LONGEST_NAME = 24

_ANY_HAN = re.compile(f"[{HAN}]")
_CHINESE_WITHIN = 300
# Two English names are not joined by a Chinese word.

_IN_FULL = re.compile(r"[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+)+")
_GLOSS = re.compile(r":|——|\s?\(")
VAGUE = re.compile(r"[,?，？]|[吗呢]$|怎么|如何|为什么|什么|哪")
"""What a heading asks or plays with, that may leave out its subject."""

_CAPITAL = re.compile(r"[A-Z]")
_FIRST_SENTENCE = re.compile(rf"(.{{1,40}}?)(?:[。!?;]|(?<=[{HAN}])\s(?=[{HAN}]))")
_FIRST_CLAUSES = re.compile(rf"(.{{1,{_LONGEST_OPENING}}})[,:。!?;]")


def complete(
    best: Candidate, opening: Opening, terms: tuple[Term, ...], definitions: tuple[Definition, ...]
) -> Candidate:
    """Return the best candidate as a title.

    Args:
        terms: the text's terms, the most informative first.
        definitions: what the text defines.
    """
    if best.evidence in ("definition", "section", "term"):
        named = _with_category(_with_gloss(best, opening), definitions, opening)
        if best.evidence != "term" or named != best:
            return named
        weak = terms[0].weight < weights.CERTAIN
        said = _with_opening(best, opening) if weak else best
        return _with_second_subject(said, best.text, terms, opening)
    if not terms:
        return best
    named = _with_short_name(best, terms)
    if best.evidence == "work" and not terms_in(named.text, terms):
        return _with_own_name(named, terms, opening)
    return _with_term(named, terms, opening) if _needs_subject(named, terms) else named


def _with_gloss(best: Candidate, opening: Opening) -> Candidate:
    """Put beside a short name the one in full that the text gives once: `混合专家模型(MoE)`."""
    if not best.text.isascii() or len(best.text) > _LONGEST_NAME:
        return best
    for gloss in glosses(opening.text):
        short = gloss.others[-1] in (best.text, f"{best.text}s")
        if short and not gloss.name.isascii() and is_name(gloss.name):
            return replace(best, text=tidy(f"{gloss.name}({best.text})", opening.style))
    for gloss in glosses(opening.text):
        if f" {gloss.name}".endswith(f" {best.text}") and is_long_name(gloss.others[0]):
            full = f"{best.text}({', '.join(gloss.others)})"
            return replace(best, text=tidy(full, opening.style))
    return best


def _with_category(
    best: Candidate, definitions: tuple[Definition, ...], opening: Opening
) -> Candidate:
    """Put behind a name what its definition says that it is, if that is short."""
    for item in definitions:
        names = (item.name, tidy(item.name, opening.style), tidy(item.full, opening.style))
        if item.category and len(item.category) <= _LONGEST_CATEGORY and best.text in names:
            return replace(best, text=tidy(f"{best.text}:{item.category}", opening.style))
    return best


def _with_opening(best: Candidate, opening: Opening) -> Candidate:
    """Put behind a term that says little the text's first sentence, or take the heading, sentence
    or clause that holds the term; each if it is short.
    """
    heading = _heading_with(best, opening)
    if heading:
        return replace(best, text=heading, reason=f"{best.reason}; with the heading that holds it")
    for pattern in (_FIRST_SENTENCE, _FIRST_CLAUSES):
        end = pattern.match(opening.text, opening.start)
        words = tidy(end.group(1), opening.style) if end else ""
        if not _SHORTEST_OPENING <= len(words) <= _LONGEST_OPENING:
            continue
        if best.text.casefold() in words.casefold():
            return best if best.weight > weights.WEAK else _joined(best, words)
        if pattern is _FIRST_SENTENCE or best.weight < weights.GUESS:
            return _joined(best, tidy(f"{best.text}:{words}", opening.style))
    return best


def _heading_with(best: Candidate, opening: Opening) -> str:
    """Return the short line without punctuation that holds the place of a term, "" without one."""
    lines = [line for line in opening.lines[1:] if line <= best.offset]
    match = SHORT_LINE.match(opening.text, lines[-1]) if lines and not opening.spaced else None
    title = tidy(match.group(1), opening.style) if match else ""
    return title if best.text in title and title != best.text else ""


def _joined(best: Candidate, text: str) -> Candidate:
    return replace(best, text=text, reason=f"{best.reason}; {SAID}")


def _with_second_subject(
    named: Candidate, name: str, terms: tuple[Term, ...], opening: Opening
) -> Candidate:
    """Name beside a weak term the next one that the text speaks of about as much."""
    both = _names(name, terms, named.text, opening)
    text = f"{both}{named.text[len(name) :]}"
    alone = named.text == name or named.text.startswith(f"{name}:")
    if both == name or not alone or len(text) > LONGEST:
        return named
    return replace(named, text=text)


def _names(name: str, terms: tuple[Term, ...], title: str, opening: Opening) -> str:
    """Return the name, with a second beside it if the text speaks of that about as much and the
    title does not hold it; in the text's order.
    """
    first = terms[0]
    if not _ANY_HAN.search(opening.text, opening.start, opening.start + _CHINESE_WITHIN):
        return tidy(name, opening.style)
    for term in terms[1:_MOST_NAMED]:
        near = (
            term.weight
            >= (weights.NEAR if first.weight < weights.CERTAIN else weights.TIE) * first.weight
        )
        apart = term.key not in first.key and first.key not in term.key
        if near and apart and _is_name(term, beside=first) and not terms_in(title, [term]):
            order = sorted([first, term], key=lambda item: item.offset)
            return "与".join(tidy(item.text, opening.style) for item in order)
    return tidy(name, opening.style)


def _is_name(term: Term, *, beside: Term | None = None) -> bool:
    """Whether a term is written as a name, or the text reveals it as the name of its subject."""
    if term.latin:
        return " " not in term.text and not term.text.islower()
    return beside is None and not NAMING.isdisjoint(term.cues)


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


def _needs_subject(best: Candidate, terms: tuple[Term, ...]) -> bool:
    """Whether the title leaves out the term that the text speaks of, and any like it."""
    top = terms[0]
    in_title = terms_in(best.text, terms)
    if any(_is_glossed(term, best.text) for term in in_title):
        return False
    unnamed = not any(term.latin for term in in_title)
    vague = best.evidence in _HEADINGS and VAGUE.search(best.text)
    if vague and unnamed and (top.latin or _is_name(top)):
        return not in_title or top.latin
    if best.evidence == "purpose" or top.weight < weights.INFORMATIVE or top in in_title:
        return False
    held = (term.heading_weight if top.latin else term.weight for term in in_title)
    most = max(held, default=0.0)
    ahead = weights.AHEAD if top.latin else weights.FAR_AHEAD
    second = any(term.latin and term.weight * weights.ALIKE > top.weight for term in terms[1:])
    if top.weight < ahead * most or (most and second and top.latin):
        return False
    cues = NAMING if best.evidence in ("work", "label") else SHOWN
    if best.evidence in ("work", "label") or not top.latin:
        return not cues.isdisjoint(top.cues)
    return top.count >= weights.OFTEN or not (cues | {"as subject"}).isdisjoint(top.cues)


def _with_own_name(best: Candidate, terms: tuple[Term, ...], opening: Opening) -> Candidate:
    """Put before the name of a work the one by which the text speaks of it (`ResNet:Deep …`)."""
    if best.text.isascii() and " " not in best.text:
        return best
    for term in terms[:_MOST_NAMED]:
        if term.latin and _is_name(term) and not _SUBJECT.isdisjoint(term.cues):
            return _with_term(best, (term,), opening)
    return best


def _is_glossed(term: Term, title: str) -> bool:
    """Whether the title is the term with what is said of it (`DoRA:…`)."""
    return title.startswith(term.text) and _GLOSS.match(title, len(term.text)) is not None


def _with_term(best: Candidate, terms: tuple[Term, ...], opening: Opening) -> Candidate:
    """Put the term before the title, and of an English title only as much as has room then."""
    name = _names(terms[0].text, terms, best.text, opening)
    if best.evidence == "opening" or best.text.casefold() in name.casefold():
        return replace(best, text=name)
    rest = best.text
    if best.evidence in ("work", "label") or (rest.isascii() and len(rest) > _LONGEST_NAME):
        room = (LONGEST_LATIN if f"{name}{rest}".isascii() else LONGEST) - len(name) - 1
        rest = rest if len(rest) <= room else first_part(rest, room)
    elif len(rest) > _LONGEST_HEADING:
        rest = ""
    if len(rest) < SHORT // 3:
        return replace(best, text=name)
    text = tidy(f"{name}:{rest}", opening.style)
    return replace(best, text=text, reason=f"{best.reason}; its term before it")
