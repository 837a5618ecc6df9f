"""Stub → topics: what it is about, what it mentions, and why."""
