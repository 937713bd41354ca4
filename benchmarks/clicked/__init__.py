"""Clicks and keys of the six acts of a day: the commune they are done in (`world`), the best ways (`ways`)."""
