"""HTTP in, one command or one question, HTTP out.

A page may shape what it was told, never decide it: the rule that refuses stands in the
engine, where a command line and a test meet it too.
"""
