"""Tests of what is handed to administrators: the image, the proxy, the list of parts."""
