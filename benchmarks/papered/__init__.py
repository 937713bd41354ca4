"""A year of the sample commune, played by the product's own verbs, whose papers are made and kept."""
