"""What the program itself says to a person in English: every sentence of a session, and around it.

Seen, spoken and in lines: whatever is told takes its words from here, so another language is
one more such package; for what is handed out it is a module of `core.written`. Only words and how
they are put together: when and to whom each is said is decided elsewhere.
"""
