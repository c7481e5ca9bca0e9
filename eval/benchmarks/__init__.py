"""Speed, memory and quality of single parts: ``dateline bench``."""
