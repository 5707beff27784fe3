"""The pieces of a job: laid out from the source, filled in, put together again."""
