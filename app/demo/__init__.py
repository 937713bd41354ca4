"""The invented commune of the first run: its plan (`sample`), its units and people (`commune`), its past (`story`)."""
