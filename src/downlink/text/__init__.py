"""What two steps or more ask of a text: loose keys, aliases, headings, works, slugs."""
