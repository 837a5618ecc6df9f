"""A Latin term → whether it names a person: no topic of a technical archive."""

from __future__ import annotations

import re

_BEFORE, _AFTER = 24, 12
_GIVEN_BEFORE = re.compile(r"([A-Z][a-z]+)\s(?:[A-Z]\.?\s)?$")
_INITIAL_BEFORE = re.compile(r"(?<![A-Za-z])[A-Z]\.\s?$")
_OTHERS_AFTER = re.compile(r"\s?(?:et\.? al|等人|等,|,\s?[A-Z]\.)")
_FULL = re.compile(r"[A-Z][A-Za-z]+ [A-Z][a-z]+")
_NEXT = re.compile(
    r"\s?[,，]\s?(?:and\s)?[A-Z][A-Za-z-]+ (?:[A-Z]\.? )?[A-Z][a-z]+\s?(?:[,，.]|and\b)"
)
# Behind a person another one, with what ends a name: a list of authors.

_ONESELF = re.compile(r"(?:我是|我叫|作者)[:：]?\s?$")


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_GIVEN = _words(
    """
    aaron abigail adam adrian ahmed alan albert alec aleksandr alex alexander alexei alexey
    alice ali alison amanda amit amy ana andre andrea andreas andrej andrew andrey andy angela
    anna anne anthony anton antonio arthur ashish barbara ben benjamin bernard bill bob brandon
    brian bruce carl carlos caroline catherine charles charlie chelsea chris christian christine
    christoph christopher claire colin craig dan daniel dave david dean dennis diana diederik
    dmitry don donald doug douglas dylan ed eduardo edward elena eli elizabeth emily emma eric
    erik ethan eugene evan fabian felix fernando filip florian francesco francis francisco frank
    fred frederic gabriel gary geoffrey george gerald giovanni graham greg gregory guido
    guillaume gustavo hannah hans harold harry heather helen henry howard hugo ian igor ilya
    isaac ivan jack jacob jacques jake james jan jane jared jason jean jeff jeffrey jennifer
    jeremy jerry jessica jim jimmy joan joe johan johannes john johnny jon jonas jonathan jordan
    jorge jose joseph josh joshua juan julia julian julie jun jurgen karen karl kate katherine
    kathy keith kelly ken kenneth kevin kim kristen kurt kyle lars laura lauren lawrence lee leo
    leon leonard lex linda linus lisa louis lucas luis luke marc marco marcus maria marie mario
    mark markus marta martin mary matt matthew matthias max megan melanie michael michel
    michelle miguel mike mikhail mohamed mohammad monica nancy natalie nathan neil nicholas nick
    nicolas nicole nikita nikolai noah noam oliver olivier oriol oscar pablo pamela patricia
    patrick paul paulo pedro peter phil philip philipp philippe pierre pieter quentin rachel
    rafael ralph raymond rebecca ricardo richard rob robert roberto robin rodrigo roger roman
    ron ronald rosa ross roy russell ryan sam samuel sandra sara sarah scott sean sebastian
    sergei sergey shane sharon shawn simon sophie stefan stefano stephanie stephen steve steven
    stuart susan sylvain ted terry theodore thomas tim timothy tobias todd tom tomas tony travis
    trevor tyler vadim vincent viktor vladimir walter wayne wes wesley will william wolfgang
    xavier yann yoshua zach zachary
    """
)
# Given names that are no technical word or product. Where one begins a phrase, it is a name.

_ALONE = _words(
    "adam claude julia lee max jordan rob roman rosa will eli jack ali harry jake ken leo linus"
)
# Those that alone name something else too: an optimizer, a model, a language.


_SURNAMES = _words(
    """
    li wang zhang liu chen yang huang zhao zhou xu zhu zheng gao nguyen smith johnson jones chan
    kim park singh kumar tanaka suzuki müller schmidt hinton bengio lecun sutskever schmidhuber
    goodfellow karpathy vaswani kingma sutton silver
    """
)
_PARTICLES = _words("van von de der den della di du la le")


def is_person(term: str) -> bool:
    """Whether a term is a given name or begins with one, or is or ends with a frequent surname."""
    first, *others = term.casefold().split(" ")
    if first in _SURNAMES:
        return not others
    if others and _FULL.fullmatch(term) and others[-1] in _SURNAMES:
        return True
    if first in _PARTICLES and others and term.rpartition(" ")[2].istitle():
        return True
    return first in _GIVEN and (bool(others) or first not in _ALONE)


def is_name_of_person(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place is a person's name there: a surname behind a given name or an
    initial, or before "and others"; a full name in a list of them; what writers call themselves.
    """
    if _ONESELF.search(text[max(0, start - _BEFORE) : start]):
        return True
    if not text[start : start + 1].isupper():
        return False
    if _FULL.fullmatch(text, start, end):
        return bool(_NEXT.match(text, end))
    before = text[max(0, start - _BEFORE) : start]
    given = _GIVEN_BEFORE.search(before)
    return bool(
        (given and given[1].casefold() in _GIVEN)
        or _INITIAL_BEFORE.search(before)
        or _OTHERS_AFTER.match(text, end, end + _AFTER)
    )
