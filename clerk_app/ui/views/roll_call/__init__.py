"""The roll call: one row per person, one key each, and quorum as it builds."""
