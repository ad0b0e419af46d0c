"""What was kept of sessions and nights, and what it tells: cramps, figures, advice, the record."""
