"""The guide: what a person may want to read beside a session.

The prose lies in Markdown files, one a topic; what the program itself works by, the
techniques and the safety screen, is written out of the same data that it works by.
"""
