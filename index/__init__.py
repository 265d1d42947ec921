"""Store and find: the catalogue is the truth, the keyword and vector stores are derived from it."""
