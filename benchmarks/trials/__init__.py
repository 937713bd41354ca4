"""Trials of the delivery at their stated size: `python -m benchmarks.trials.NAME`; `--help` tells of smaller ones.

Real processes (`part`), the product's own Redis, a real mail server (`sink`), all on a `stage` with one clock that can
be moved (`moved`). `--changes` takes a protection out in the trial's own processes (`changes`): the trial must see it.
Each figure is a line `FIGURE TRIAL name=value`.
"""
