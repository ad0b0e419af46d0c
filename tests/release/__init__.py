"""What a release is made of, beside the package: made here, and held to the program by tests."""
