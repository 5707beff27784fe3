"""Everything the site knows as rows, for whoever wants to calculate: CSV and JSON, explained."""
