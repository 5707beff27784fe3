"""Keeping what a report said, and noticing when the records say something else."""
