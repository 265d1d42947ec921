"""Papers put on paper: how minutes and their kin look, family by family."""
