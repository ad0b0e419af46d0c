"""How things get into cells and onto the terminal: frames, colours, widths; pure."""
