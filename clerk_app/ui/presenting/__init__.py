"""What several screens say of a meeting, worked out from its record: people to choose from, quorum, failures. No Qt."""
