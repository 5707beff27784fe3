"""Files in and out of the desk: the texts of a job, the memory, the glossary."""
