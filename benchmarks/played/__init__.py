"""A year of a plan played by the verbs: a plain model (`plain`), the acts (`acts`), the look at both (`compare`)."""
