"""An answer in a language model's words, every sentence held to what it cites."""
