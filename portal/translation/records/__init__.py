"""Records without English texts, as items of the translators' queue."""
