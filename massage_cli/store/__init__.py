"""What is remembered: the history, the settings, and where each is kept."""
