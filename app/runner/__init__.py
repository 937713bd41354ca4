"""Running the product: one supervisor that starts web, workers, clock and Redis, and ends them again."""
