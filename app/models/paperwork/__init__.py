"""The papers of a commune of whatever kind: asked for once, who sees them, their files, their issue.

`asking` the paper of frozen contents; `reading` who sees which kind, the list, one paper; `files` its formats out of
the frozen snapshot; `retrying` a failed one again; `stamping` their urgency and reach; `issuing` the clerk's number and
day with the signed copy (`numbers` its row, which a meeting's own form writes too).
"""
