"""The functions every expression has, chapter by chapter of the specification.

Each is declared with its signature; the signature decides what arguments it takes, by place
or by name, and which conversions they undergo, so that the function itself can rely on them.
An argument of the wrong kind makes the invocation null, never an error.
"""
