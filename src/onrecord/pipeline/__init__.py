"""The order of the stages, and the engines that run it."""
