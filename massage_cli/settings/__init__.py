"""What a person has set, and the small things remembered from one session to the next."""
