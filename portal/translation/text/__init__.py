"""Pure text tools of the translators' desk: no models, text in and answers out."""
