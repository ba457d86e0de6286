"""The vocabulary: frozen values every room speaks in.

Nothing here performs input or output, and nothing here imports another room of ours.
"""
