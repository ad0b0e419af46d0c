"""Who speaks: Pico, eSpeak NG within the program, a program on PATH, or the user's own."""
