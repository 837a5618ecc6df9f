"""Catalog → the files of the search's index."""
