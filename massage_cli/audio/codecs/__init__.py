"""Sound files: how samples are written in each format, and what a file says of itself."""
