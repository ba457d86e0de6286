"""The only room that speaks SQL. It stores and finds; it never decides."""
