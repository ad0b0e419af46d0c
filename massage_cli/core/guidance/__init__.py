"""What good practice says of a routine: the rules, and what of its words departs from them."""
