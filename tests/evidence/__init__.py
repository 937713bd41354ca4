"""Evidence: what may come in, who adds and removes it, what it decides, how it is handed out."""
