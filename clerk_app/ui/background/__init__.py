"""The only code with threads: the write lane, and the worker for long jobs."""
