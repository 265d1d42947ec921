"""Who says what, judged: the claims of an answer against gold, and the statements given to the wrong voice."""
