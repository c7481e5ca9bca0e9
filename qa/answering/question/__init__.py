"""What a question asks: kind, topic, period, speakers, and of a conversation what it leans on. Pure."""
