"""Excerpts → articles: which texts show one and the same, and by which rule."""
