"""Downlink turns raw captures of a blog into a clean, searchable, topic-indexed static site."""

__version__ = "0.1.0"
