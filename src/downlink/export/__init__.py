"""Catalog → files for others, one module a format; two catalogs → how they differ."""
