"""What is on the screen at one moment: scene in, cells out; pure."""
