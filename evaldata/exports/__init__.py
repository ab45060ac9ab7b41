"""What is on screen, to take away: `content` decides what goes in, each format how it is written.

A format is imported only when somebody asks for it; `formats` lists them.
"""
