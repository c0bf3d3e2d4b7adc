"""Backups: the whole store in one file that any engine, and any later version, can take in.

`docs/reference/backup.md` describes the file, decision 11 says why it is so.
"""
