"""What `massage doctor` looks at, one subject after the other."""
