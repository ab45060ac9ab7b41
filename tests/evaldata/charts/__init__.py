"""What is drawn: the figures' data, colours and texts."""
