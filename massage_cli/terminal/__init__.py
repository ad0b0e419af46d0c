"""What you see and press: the view, the screen, plain lines and the keys."""
