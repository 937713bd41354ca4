"""When work speaks up, to whom, how often: rules as data of each commune, over one engine of occasions."""
