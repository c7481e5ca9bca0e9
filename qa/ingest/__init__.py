"""One article's journey, a file a stop."""
