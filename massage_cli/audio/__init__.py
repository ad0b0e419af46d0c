"""What you hear: earcons, mixer, voice, the outputs, and rendering to a file."""
