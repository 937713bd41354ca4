"""The commune's own report of a period: begun from live figures, its words written section by section, then frozen.

`periods` says which there are, `gathering` puts the figures together (with `rows`, `aims`, `doings`, `arrived`,
`comparing`), `suggesting` what the words begin with, `words` keeps them, `keeping` begins, freezes and issues.
"""
