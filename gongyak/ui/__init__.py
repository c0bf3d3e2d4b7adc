"""The parts of the design system: KRDS as template macros, and the style sheets that complete it.

Templates `ui/…` and static files `ui/…` only. Every part takes plain texts and numbers; what they mean
is said by the face that uses it. KRDS has no progress bar, chart, summary list or form table, and its
badges and tables fail contrast and focus checks: those are ours, drawn with its tokens.
"""
