"""The process engine: rules, history and questions, without a web framework.

Commands change something and go through ``engine.engine.Engine.do``; questions only read
and go through ``Engine.ask``. Nothing in this package knows HTTP.
"""
