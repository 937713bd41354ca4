"""The tờ trình for later days: the requests that wait, of one unit or of all, frozen when it is asked for."""
