"""The command line: `gongyak COMMAND`, for people and for machines."""
