"""Who speaks: eSpeak NG within the program, a program on PATH, or the user's own."""
