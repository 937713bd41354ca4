"""What the benchmark of the sweep works on."""
