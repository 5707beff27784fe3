"""How translation goes: how long it takes, who does how much, what is missing and what waits."""
