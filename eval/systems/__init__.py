"""What can be evaluated: Dateline itself, its halves as baselines, and servers."""
