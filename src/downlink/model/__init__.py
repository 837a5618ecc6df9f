"""The words of the project as immutable values, in the order in which they come to be.

dump → excerpts → stubs (variants, sightings) → topics, references, relations → catalog.
Every step takes some of these and returns new ones; nothing here knows about files or pages.
"""
