"""The demonstration content of this room."""
