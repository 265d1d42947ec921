"""Ask: a question becomes an answer whose every sentence leads to its source."""
