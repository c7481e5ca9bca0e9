"""One question's journey, a package a step."""
