"""A file a noun."""
