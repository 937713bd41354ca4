"""A plan from file to boards.

One file a step: `handing_in` (files to a plan with a job), `reading_run` (the job), `proposing` (a reading to rows
that a person decides on), `doubts` (what keeps a row from being clear), `editing` and `deciding` (what the person
does), `publishing` (clear rows to units, targets and tasks), `withdrawing`, `correcting`, `tray` (tasks whose lead
nobody stated), `matching` (names of units), `finding` (what pages and commands ask for).
"""
