"""From the name that was typed to a session that has ended."""
