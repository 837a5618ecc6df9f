"""Catalog → the pages of the site."""
