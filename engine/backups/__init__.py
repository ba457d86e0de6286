"""One archive of an installation, made while it is used, and an installation made from it.

An archive is checked as a whole before anything of it is used, and an installation made from it is
kept only if every chain in it holds.
"""
