"""What is measured: this program, and the baselines beside it."""
