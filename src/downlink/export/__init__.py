"""Catalog → files for others, one module a format."""
