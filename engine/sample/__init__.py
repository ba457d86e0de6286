"""The sample authority: Thành phố Huế with invented people, organisations and missions.

Everything here is made by the same commands a person would give, so the sample is also a
walk through the product. Nothing of it is loaded into an installation that holds data.
"""
