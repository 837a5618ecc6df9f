"""Register → the texts by which its articles are recognised."""

from __future__ import annotations

from downlink.curation.register import Register
from downlink.curation.relations import apart, target
from downlink.identify.records import RegisteredText
from downlink.settings.dialect import Dialect


def registered_texts(register: Register, dialect: Dialect) -> tuple[RegisteredText, ...]:
    """Return the texts of all entries but those of hidden articles, which no dump shows any more
    (see `withholding`); an entry that is another one's article is that one.
    """
    numbers = {entry.slug: number for number, entry in enumerate(register.entries)}
    entries = {entry.slug: entry for entry in register.entries}
    article = {slug: numbers[target(slug, entries)] for slug in entries}
    others = apart(entries)
    hidden = {article[entry.slug] for entry in register.entries if entry.hidden}
    return tuple(
        RegisteredText(
            entry=article[entry.slug],
            text=text,
            body=dialect.body(text),
            link=known.link,
            title=known.title,
            date=known.date,
            apart=frozenset(numbers[slug] for slug in others.get(target(entry.slug, entries), ())),
        )
        for entry in register.entries
        if article[entry.slug] not in hidden
        for text, known in entry.texts
    )
