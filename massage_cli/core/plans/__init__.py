"""Some weeks of routines: the plan, its course on the calendar, what was done, what changed."""
