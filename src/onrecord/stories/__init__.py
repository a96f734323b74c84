"""Many articles, one story: who is a copy, who is independent, what belongs together, and why figures differ."""
