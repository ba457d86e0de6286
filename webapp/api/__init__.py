"""JSON for programs: a request becomes an actor and one command or question, and an answer.

Who may do what is the engine's to say. This room reads what was sent against the types of
the command, and writes what was answered by the types of the answer; it decides nothing.
"""
