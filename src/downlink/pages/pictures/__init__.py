"""Catalog → pictures of it: the map of the topics, what was seen when."""
