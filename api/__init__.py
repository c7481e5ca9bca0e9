"""The doors: HTTP, command line, chat page."""
