"""English opening → what it says that it does, what it shows how to do, what it calls by a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.english_phrases import WITHIN
from downlink.describe.titles.english_titles import capital
from downlink.describe.titles.english_verbs import BASES
from downlink.describe.titles.english_words import FUNCTION, VERBS, words_of
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening

_MORE = words_of(
    """
    add automate benchmark build change check clone code convert copy debug design display download
    find fix format handle host install load log make measure mock model open plot port print
    process query rebase record reset resize run schedule scrape set setup share ship show sort
    split start stop sync test trace track train tune turn upgrade use view walk watch wrap write
    """
)
_IDLE = words_of(
    """
    affect appear be become belong consider consist contain continue exceed happen have imagine
    include keep lack let listen notice obtain occur perform produce receive refer remain remember
    require result return reveal see seek seem send serve stem suppose take tell tend treat try
    understand follow note get go learn know need want cover discuss introduce explore describe
    explain
    """
)
# What is often set out to be done, and what says nothing of what is done.

_DOES = (BASES | _MORE) - _IDLE
_REST = r"(?P<what>(?:[^.;:!?()—–\n\ue000\ue001]|\.(?=\w)){4,110})"
_AIMS = (
    (
        weights.AIM,
        "what the text says it does",
        re.compile(
            r"\b(?:announc(?:e|ed|ing)|introduc(?:e|es|ed|ing)|present(?:s|ing)?|describ(?:e|es|ing)|"
            r"explain(?:s|ing)?|explor(?:e|es|ing)|cover(?:s|ing)|discuss(?:es|ing)?|publish(?:ed)?|"
            r"releas(?:ed|ing)|propos(?:e|es|ing)|outlin(?:e|es|ing)|compar(?:e|es|ing)|"
            r"summari[sz](?:e|es|ing)|address(?:es|ing)|tackl(?:e|es|ing)|focus(?:es|ing)? on|"
            r"learn(?:ing)? about|talk(?:ing)? about|div(?:e|ing) into|look(?:ing)? at|"
            r"overview of|guide to|introduction to|post (?:on|about)|article (?:on|about)|"
            r"tutorial (?:on|for)|talk (?:on|about)|support for|"
            rf"release of|availability of|welcome to) {_REST}"
        ),
    ),
    (
        weights.AIM_HOW_TO,
        "what the text shows how to do",
        re.compile(
            r"\b(?:how to|(?:[Ww]ant(?:ed)?|need(?:ed)?|tr(?:y|ied|ying)|going|figured out how|"
            r"[Ll]et's|lets? you|allows? you|used?|able|way|ways|makes? it (?:possible|easy)|"
            rf"aims?|goal is|designed|managed) to|let's) {_REST}"
        ),
    ),
    (
        weights.AIM_DONE,
        "what the text sets out to do",
        re.compile(
            rf"(?:\b(?:will|let me|should|must|could)|(?<=[a-zI])[’']ll|\A|(?<=[.!?:] )|(?<=\n)) ?"
            rf"(?:also |now |then |first )?(?=(?:{'|'.join(sorted(_DOES))}) )"
            rf"{_REST}",
            re.IGNORECASE,
        ),
    ),
    (
        weights.AIM_DONE,
        "what is done",
        re.compile(rf"\b(?:for|by|of|about|on|when|into|with) (?=[a-z]{{3,}}ing ){_REST}"),
    ),
)
_HOW = re.compile(
    r"\b(?P<what>[Hh]ow (?!to\b|we\b|you\b|I\b|it\b|they\b|this\b|that\b|many\b|much\b"
    r"|\w+ (?:the|an?|we|you|it|they|I)\b"
    r"|(?:is|are|do|does|did|can|could|should|would|will|come|so)\b)"
    r"(?:[^.;:!?()\n\ue000\ue001]|\.(?=\w)){8,110})"
)
_TO_VERB = re.compile(rf"\b(?:to|can) (?=(?:{'|'.join(sorted(BASES))}) ){_REST}")
_TO_DO = re.compile(
    r"(?:\A|(?<=[.:!?] ))To (?P<what>(?:[^.,;:!?()\n\ue000\ue001]|\.(?=\w)){8,80}),"
)
_CALLED = re.compile(
    r"\b(?:called|titled|entitled|dubbed|coined|known as|so-called)(?: as)?(?: the| an?)? "
    r"(?P<what>[\"“][^\"”\n]{3,60}[\"”]|[\w-]+(?: [\w-]+){0,4}?(?=[.,;:!?()]|\s(?:[a-z]{1,3}|which"
    r"|that|with|from|using|where|when|whose|will|have|allows|provides)\s))"
)
_STOP = re.compile(
    r"\s(?:so|because|since|which|that|who|where|when|while|if|but|(?:and|or) (?:we|I|then|you|how|"
    r"why|what|also|is|are|was|has|can|will)|as (?:we|I|a part|part|well)|including|such|before|"
    r"after|called|named|titled|known|in order|in which|along|we|I|you|they|it|this|these)\s"
    r"|,\s(?!\d)"
)
_VERB_STOP = re.compile(
    r"\s(?:has|have|is|are|was|were|will|can|could|should|would|must|may|might)\s"
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|our|my|your|some|these|this|that|its|their|new|first|just|"
    r"you|to|us|how|more|be|do|in (?:more )?detail|briefly|both|also|another|several)\s+)+",
    re.IGNORECASE,
)
_NO_AIM = re.compile(
    r"(?:in|on|at|by|from|as|for|with|here|there|me|it|them|him|her|and|or|of|into|out|up|off|over"
    r"|back|about|not|so|if|what|whether|get|be|say|see|know|think|keep|have|want"
    r"|\w+ed (?:on|by|in|to|with))\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s(?:here|there|now|yesterday|today|tomorrow|too|again|further|more|better"
    r"|in (?:detail|order|depth|general|particular|full)|together|first|instead|so|as|well"
    r"|both|each|all|up|off|out|right|back|during"
    r"|\w{2,}ly|(?:this|last|next) (?:week|month|year)|it|them|that|which|not|be|been|can|will"
    r"|its|his|her|every|some|any|more|most|very|has|have|had|do|does|but|if|when|while))+$"
)
_HALF = re.compile(rf"\s(?:and|or|to)(?: then)? (?:{'|'.join(sorted(BASES | VERBS))})$")
# The second of two verbs, whose object is left out.

_JOINT = re.compile(
    r"\s(?:of|for|with|and|or|in|on|to|by|from|via|using|as|at|into|through|between|within"
    r"|without|across|over|against|towards?|than|about)\s"
)
_FRONT = 260
_LONGEST, _FEWEST, _SHORTEST_HOW, _MOST_OF_KIND = 9, 2, 4, 2
_SHORTEST_TEXT = len("LoRA")


def aims(opening: Opening) -> Iterator[Candidate]:
    """Yield what an English text says that it does, or shows, or calls by a name."""
    text, start = opening.text, opening.start
    for weight, reason, pattern in _AIMS:
        for number, match in enumerate(pattern.finditer(text, start, start + WITHIN)):
            if number >= _MOST_OF_KIND:
                break
            yield from _aim(opening, match, weight, reason)
    for match in _TO_DO.finditer(text, start, start + WITHIN):
        yield from _aim(opening, match, weights.AIM_HOW_TO, "what the text shows how to do")
    verb = _TO_VERB.search(text, start, start + WITHIN)
    if verb and verb.start() - start <= _FRONT:
        yield from _aim(opening, verb, weights.AIM_DONE, "what it is for")
    yield from _hows(opening)
    yield from _called(opening)


def _aim(opening: Opening, match: re.Match[str], weight: float, reason: str) -> Iterator[Candidate]:
    words = _object(match, opening.text)
    title = tidy(words, opening.style) if words else ""
    if len(title) > _SHORTEST_TEXT and title.casefold() not in FUNCTION:
        yield Candidate(capital(title), "purpose", match.start("what"), weight, reason)


def _object(match: re.Match[str], text: str) -> str:
    """Return what is said to be done, whole: up to where another clause begins."""
    words = _LEADING.sub("", _clause(match, text, (_STOP, _VERB_STOP)))
    if _NO_AIM.match(words):
        return ""
    return _HALF.sub("", _TRAILING.sub("", _whole(words).rstrip()))


def _clause(match: re.Match[str], text: str, stops: tuple[re.Pattern[str], ...]) -> str:
    """Return the words up to the first that ends their clause; where none does and they are cut
    off, the phrases before.
    """
    what, end = match["what"], match.end("what")
    words = f"{what} "
    for stop in stops:
        words = stop.split(words, maxsplit=1)[0]
    whole = len(words) <= len(what) or (not text[end : end + 1].isalnum() and text[end:].strip())
    if whole:
        return words
    *_, last = [None, *_JOINT.finditer(what)]
    return what[: last.start()] if last else ""


def _whole(words: str) -> str:
    """Return some words, where they are many, up to the last joint that few of them reach: a
    phrase ends there, and not in its middle.
    """
    if len(words.split()) <= _LONGEST:
        return words
    places = [joint.start() for joint in _JOINT.finditer(words)]
    few = [place for place in places if _FEWEST <= len(words[:place].split()) <= _LONGEST]
    return words[: few[-1]] if few else ""


def _hows(opening: Opening) -> Iterator[Candidate]:
    """Yield the first clause that says how something is or is done: `how compilers see loops`."""
    for match in _HOW.finditer(opening.text, opening.start, opening.start + WITHIN):
        words = _TRAILING.sub("", _clause(match, opening.text, (_STOP,)).rstrip())
        if _SHORTEST_HOW <= len(words.split()) <= _LONGEST:
            title = capital(tidy(words, opening.style))
            reason = "what the text shows"
            yield Candidate(title, "purpose", match.start("what"), weights.AIM_HOW_TO, reason)
            return


def _called(opening: Opening) -> Iterator[Candidate]:
    """Yield what the text gives a name to: `a model called X`."""
    for match in _CALLED.finditer(opening.text, opening.start, opening.start + WITHIN):
        words = match["what"].strip('"“”')
        first = words.split(maxsplit=1)[0].casefold()
        title = tidy(words, opening.style)
        if len(title) > 1 and first not in FUNCTION:
            reason = "the text calls it so"
            yield Candidate(
                capital(title),
                "definition",
                match.start("what"),
                weights.DEFINED_IN_ENGLISH,
                reason,
            )
            return
