"""Finding: the list's questions, their address and their numbers; search over everything; saved views."""
