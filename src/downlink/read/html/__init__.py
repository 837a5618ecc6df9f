"""Saved web pages → their entries, what they say of them, the text a reader sees."""
