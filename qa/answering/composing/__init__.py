"""From weighed sentences to an answer or one of the three nothings, and how sure it is."""
