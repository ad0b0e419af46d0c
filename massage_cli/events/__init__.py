"""What happens in a session, one JSON line for each thing, for other programs."""
