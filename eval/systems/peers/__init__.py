"""Other libraries' hybrid search, over Dateline's passages and vectors: what a claim is measured against."""
