"""What is known of a capture beside its bytes, from the web archive or the person that kept it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a capture comes from, as received; "" and None where nobody says.

    Attributes:
        source: the address that was captured.
        captured: when.
        charset: what the server said of the encoding; not believed where the bytes disagree.
        read_as: the kind of capture that a person said it is, whatever it looks like.
    """

    source: str = ""
    captured: str | None = None
    charset: str = ""
    read_as: str = ""


UNKNOWN = Origin()
