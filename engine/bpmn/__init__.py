"""Uploaded bytes become a checked model of a process.

Bytes are parsed safely, the tree is read into plain values, the values are judged by rules.
Nothing here runs a process, and nothing here trusts the file: whatever somebody uploads ends
as a model or as findings, never as an exception of a parser.
"""
