"""Speed, memory and scale."""
