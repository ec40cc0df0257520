"""Finished folder to host: what each host takes, and what it does not."""
