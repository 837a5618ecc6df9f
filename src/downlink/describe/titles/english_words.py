"""English words by which noun phrases and headings end: function words, verbs, adverbs."""

from __future__ import annotations

import re


def words_of(table: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(table.split())


FUNCTION = words_of(
    """
    a an the this that these those it its he she they them his her their we us our you your i me my
    mine who whom whose which what where when why how and or but nor so yet if then else than as at
    by for from in into of off on onto out over to under up upon with within without about above
    across after against along among around before behind below beneath beside besides between
    beyond despite down during except inside near outside since through throughout till toward
    towards until via per vs not no yes all any both each either every few less least many more most
    much neither none one other others own same several some such there here once another also
    because although though while whereas whether unless etc e.g i.e let's don't doesn't can't won't
    isn't aren't i'm i've i'll it's that's there's what's you're we're they're you've we've you'll
    we'll two three four five six lot lots bit kind sort thing things way ways something anything
    everything nothing someone anyone everyone anybody
    today yesterday tomorrow now week month year days weeks months years time times previous next
    last following above please thanks hello hi welcome new good great nice important various
    different certain full whole entire main first second third final several own able due instead
    like unlike thanks really very quite rather too even still already always never often usually
    sometimes maybe perhaps again ever ago later soon just only almost enough far long few ve re ll
    themselves itself yourself ourselves himself herself myself
    post posts article articles section chapter blog reader readers people guys folks note notes
    """
)
"""Words that end a noun phrase, and that are none."""

ADVERBS = words_of(
    "however moreover therefore thus hence meanwhile otherwise furthermore additionally instead"
    " together away back forward right left aside apart elsewhere somewhere anyway basically"
)
"""Words between sentences."""

VERBS = words_of(
    """
    is are was were be been being am do does did done doing have has had having can could will would
    shall should may might must go goes went gone going get gets got gotten getting make makes made
    making take takes took taken taking come comes came coming give gives gave given giving know
    knows knew known think thinks thought see sees saw seen look looks looked want wants wanted need
    needs needed try tries tried trying seem seems seemed become becomes became keep kept begin
    begins began begun let lets show shows showed shown mean means meant put puts say says said tell
    tells told ask asked feel felt find finds found finding call calls called leave left allow
    allows allowed allowing provide provides provided providing include includes included including
    describe describes described introduce introduces introduced explain explains explained explore
    explores explored discuss discusses discussed cover covers covered present presented present
    consist consists contain contains contained require requires required follow follows followed
    following bring brings brought hold holds held happen happens happened believe believes become
    add adds added adding create creates created creating write wrote written run ran running build
    built use used uses using understand understood learn learned see start started starts
    enable enables enabled help helps helped improve improves improved improving ensure ensures
    ensured remain remains appear appears appeared exist exists existed expect expected publish
    published released announce announces announced announcing propose proposes proposed
    achieve achieves achieved apply applies applied compute computes computed consider considers
    trains learns builds scales stores splits sends grows drops turns moves routes picks freezes
    considered containing consisting saying showing walking moving define defines defined depend
    depends depended generate generates generated
    represent represents represented solve solves solved want works worked play plays played read
    reads return returns returned send sends sent serve serves served share shared sharing speak
    spoke stand stands stood turn turns turned wait walk went wonder wondering won win wish
    figured realize realized decide decided pick picked grab grabbed notice noticed
    recommend recommended suggest suggests suggested supports supported install installed
    fixed handle handles handled sit sits spend spent stay stays stop stopped stick
    care cares aim aims aimed talks talked talking thank cite consider having lead leads led
    determine evolve assert asserted occur specify merged closed shipped joined moved posted
    relies rely matter matters based compared related according regarding concerning
    """
)
"""Words that are verbs more often than nouns, in the texts of any field."""

STARTERS = words_of(
    """
    The This That These Those A An In On At As If When While Since Before After For From With To We
    I I'm I've You You've Your Our My It It's There There's Here Let's Let What How Why Because
    Although Many Most Some All Each One Two Both Now Today Recently Once During By Over Every Any
    He She They Their Its Welcome Not No So But And Or Just Please Note Given Using Without Whether
    First Next Then Finally Remember Imagine Consider Suppose Have Has Do Does Did Are Is Was Can
    Could Will Would Should
    """
)
"""Words in capitals with which a sentence begins and no name does."""

JOINTS = re.compile(
    r" (?:of|for|in|with|on|from|using|via|and|to|into|by)(?: (?:the|a|an|our|your|my))? "
)
"""What joins two noun phrases to one."""
