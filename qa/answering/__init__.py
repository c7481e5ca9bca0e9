"""One question's journey, a file a stop."""
