"""Words, names, sentences, numbers and days as English writes them, and what they say of people. Pure."""
