"""Text to vectors to nearest ids. Knows nothing about news."""
