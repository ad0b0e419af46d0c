"""`python -m massage_cli` is the `massage` command."""

from massage_cli.cli import main

if __name__ == "__main__":
    main()
