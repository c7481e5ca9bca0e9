"""Where sources or speakers agree and differ on one point. Pure."""
