"""Each format is read back, with another library where there is one."""
