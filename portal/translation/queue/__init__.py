"""The translators' queue: what waits, for whom, until when; and who may give it to whom."""
