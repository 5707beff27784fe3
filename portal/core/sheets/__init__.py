"""Records in spreadsheets: templates, checking before anything is written, import, export."""
