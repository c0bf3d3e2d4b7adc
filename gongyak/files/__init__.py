"""첨부: files that somebody handed in, by their SHA-256; each passed the gate."""
