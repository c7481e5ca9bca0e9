"""How the reader that comes with Dateline was trained, and how to train another: see README.md."""
