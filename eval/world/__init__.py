"""A made-up country of municipalities: people, matters and meetings with known truth, from a seed."""
