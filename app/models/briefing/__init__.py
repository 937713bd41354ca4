"""The brief of a meeting: asked for, gathered into a frozen snapshot, then written.

`asking` makes the paper's row and its job; `snapshot` gathers the contents, every number by `app.models.counting`;
`lists` the lists beside the numbers; `words` the Vietnamese of a paper; `making` runs the job.
"""
