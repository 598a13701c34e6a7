"""The program is killed, and the power is cut, while somebody types."""
