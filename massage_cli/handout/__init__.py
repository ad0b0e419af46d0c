"""What is handed out: a page that plays itself, a sheet of paper, and the code on it."""
