"""Captures → dumps with their excerpts: one module a format."""
