"""The few words that answer, yes and no among them. Pure."""
