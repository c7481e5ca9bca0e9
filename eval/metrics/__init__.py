"""Per-question scores and the figures made of them. Pure: no archive, no files."""
