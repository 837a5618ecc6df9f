"""Catalog and register → what a build must add to the register so that slugs stay for good."""

from __future__ import annotations

from collections import defaultdict

from downlink.curation.register import Draft, Register
from downlink.curation.register_entry import Captured
from downlink.identify.grouping import is_recognised
from downlink.identify.records import RegisteredText
from downlink.identify.registered import registered_texts
from downlink.model.article import Variant
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.settings.dialect import Dialect


def drafts(catalog: Catalog, register: Register, dialect: Dialect) -> tuple[Draft, ...]:
    """Return an entry for each article that has none, and a continuation for each text that an
    entry's texts would not recognise by themselves, fullest first.

    An ambiguous text is never added: it would tie one article's slug to another's words. A text
    of white space never is: it recognises nothing, and the register would refuse it.
    """
    known: dict[str, list[RegisteredText]] = defaultdict(list)
    for text in registered_texts(register, dialect):
        known[register.entries[text.entry].slug].append(text)
    return tuple(item for stub in catalog.stubs for item in _of_stub(stub, known.get(stub.slug)))


def _of_stub(stub: Stub, known: list[RegisteredText] | None) -> list[Draft]:
    found: list[Draft] = []
    texts = list(known or ())
    for variant in stub.variants:
        certain = not variant.ambiguous or (known is None and not found)
        if certain and variant.text.strip() and not is_recognised(variant, texts):
            continues = bool(found) or bool(known)
            captured = captured_with(variant)
            found.append(Draft(stub.slug, variant.text, continues=continues, captured=captured))
            texts.append(RegisteredText(0, variant.text, variant.body))
    return found


def captured_with(variant: Variant) -> Captured:
    """Return what tells an article of this text from others: its permalink; without one, title and
    day, where captures give both.
    """
    if variant.permalink:
        return Captured(variant.permalink)
    title, date = variant.details.title, variant.details.date
    return Captured(title=title, date=date) if title and date else Captured()
