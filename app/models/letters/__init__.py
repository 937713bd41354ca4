"""The draft of a công văn đôn đốc: frozen when it is asked for, written by a job, kept and listed.

`snapshot` gathers the tasks by the overdue page's own list, so that every number is the page's; `asking` makes the
papers' rows and jobs, the same request twice being one.
"""
