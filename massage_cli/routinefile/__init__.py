"""Text → Routine, with every problem at its line and column.

source (bytes) → nodes (data with places) → document (what was written) → resolve (what is
played); `reader` runs the four, `library` says where files are.
"""
