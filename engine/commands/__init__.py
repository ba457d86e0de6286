"""What may be done, one file each: the dataclass and the function that does it.

A command never commits and never reads the clock; ``engine.engine.Engine`` opens the
transaction, gives it a ``Work`` and commits once.
"""
