"""What is said: events, figures, positions and procedures, a file each; none imports another."""
