"""Text in, plain columns out: words, sentences, syntax, names, and who "he" is."""
