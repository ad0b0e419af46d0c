"""The documentation: its pages, its pictures, and how its website is made."""
