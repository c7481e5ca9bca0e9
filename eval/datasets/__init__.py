"""Data sets: one module a format; load and map, nothing else."""
