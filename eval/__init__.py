"""Gold questions to figures."""
