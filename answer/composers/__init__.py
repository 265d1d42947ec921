"""One composer per intent: records and passages become sentences with markers."""
