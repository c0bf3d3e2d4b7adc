"""The checker: parts of one file that anyone downloads and runs far from here (`onefile.py` joins them).

So its parts import nothing but each other and the standard library of Python 3.8, no two of them use a name for
different things, and what the rest of the product has (canonical JSON) they have again for themselves.
"""

#: The parts in the order in which they stand in the one file.
PARTS = ("words", "proof", "sources", "__main__")
