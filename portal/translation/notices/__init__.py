"""Telling people what happened to the jobs they have a part in: in the admin and by mail."""
