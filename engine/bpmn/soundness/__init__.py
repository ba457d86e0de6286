"""The token game of one flow graph: no branch stays open for ever.

``net`` turns a graph into nodes and places and makes it small without changing the answer;
``game`` plays it. Nothing here knows conditions: every way a gateway may go is taken as possible.
"""
