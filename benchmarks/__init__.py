"""Speed and memory, measured side by side with other tools: `make bench`."""
