"""Read and understand: a file becomes a document whose every word has a page and a voice."""
