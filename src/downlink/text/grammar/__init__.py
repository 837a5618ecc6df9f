"""What a flattened text shows by its form: which words head a part of it, name a work, say what
something is, or compare.

One module for each; `describe/structure`, `describe/titles` and `classify` all read these, so that
what is a heading to one is none other to the next. What follows from it, and how much it weighs,
is theirs.
"""
