"""Words, names, numbers and days as English writes them. Pure."""
