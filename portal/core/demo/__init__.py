"""The demonstration site: what every room's builder stands on."""
