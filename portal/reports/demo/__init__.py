"""What the demonstration's reports quote and convert by."""
