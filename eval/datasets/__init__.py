"""One module a data set: load and map, nothing else."""
