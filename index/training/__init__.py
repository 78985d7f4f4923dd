"""Making the shipped Spanish model from open text: one command, seeded, without downloads."""
