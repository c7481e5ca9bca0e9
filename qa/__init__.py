"""Articles to passages to answers: the domain. No HTTP, no printing."""
