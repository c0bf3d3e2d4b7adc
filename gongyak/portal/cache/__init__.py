"""Pages kept in memory, outside Django: what was once rendered is not rendered again until something is published.

`asked` says what a request asks for, `kept` holds an answer with its encodings, `shelf` a bounded number of
them, `revision` what they were rendered from, and `wrapper` is what the server calls.
"""
