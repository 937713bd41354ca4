"""The papers of many communes in one run: what is made and counted (`making`), what the run costs (`memory`)."""
