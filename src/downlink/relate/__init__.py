"""Stubs → what ties them: related articles, citations, topics that share articles."""
