"""What is counted, as pandas frames: each a function of a dataset seen through a filter."""
