"""Starts of the program that do not import it each time.

To start Python and import the program takes longer than most of what the tests ask of it. A process
that has imported it already forks itself instead. What runs is a process of its own, with a pid,
signals, files and a terminal of its own; `MASSAGE_START=cold` starts each from the disk, as `make
pythons` and `make coverage` do, and as tests of the start itself always do.
"""
