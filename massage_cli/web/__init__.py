"""A small text from the web, fetched without trust in the address, the way to it or the answer."""
