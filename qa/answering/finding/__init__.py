"""Passages that may answer, found, ranked and read."""
