"""The app in a real browser: address, keys, styles and accessibility show only there."""
