"""Hold a model's sentences against the citations that they name: readers of text, and the checks that compare them."""
