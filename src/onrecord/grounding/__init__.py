"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""
