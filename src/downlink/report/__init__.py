"""Catalog → what the terminal says."""
