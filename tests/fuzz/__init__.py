"""`make fuzz`: input after input, for a bounded time, to whatever reads a person's file."""
