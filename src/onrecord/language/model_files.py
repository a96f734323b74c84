"""The files of a model's folder, each named once: no library is needed to tell which there are."""

from __future__ import annotations

GRAPH, SETTINGS, VOCABULARY = "model.onnx", "model.json", "vocabulary.txt"
ENCODER = (SETTINGS, GRAPH, VOCABULARY)
"""What a folder has to hold to be a model."""
ACTS, COUNTS, STANCES = "acts.npz", "counts.npz", "stances.npz"
HEADS = (ACTS, COUNTS, STANCES)
"""What it may hold beside it: the weights of heads."""
