"""The editor: a department brings its card up to date, sees how it was understood, and hands it in."""
