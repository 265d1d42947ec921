"""One metric a function: a response and its gold in, a number out."""
