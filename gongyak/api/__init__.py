"""공개자료: what programs read. Of the floors below it opens `published` only; it answers GET, to everybody, without
a key, and refuses in a sentence whatever it cannot read."""
