"""The life of a job: opened, moved from state to state, reopened when its source changes."""
