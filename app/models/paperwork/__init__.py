"""The papers of a commune once they are asked for, of whatever kind: who sees them, their files, their issue.

`reading` who sees which kind, the list, one paper; `files` its formats out of the frozen snapshot; `retrying` a failed
one again; `issuing` the clerk's number and day with the signed copy.
"""
