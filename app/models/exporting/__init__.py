"""One entry, many reports: forms of exports, and the facts of their rows. What they say in words is at the edge."""
