"""One performance of a timeline, from its first turn to its last."""
