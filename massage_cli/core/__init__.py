"""What a session is: routines, their timeline, and the playhead.

Pure: the standard library only, no input or output, and time is always an argument.
"""
