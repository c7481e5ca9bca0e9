"""Sentences of the passages, and how well each answers. Pure."""
