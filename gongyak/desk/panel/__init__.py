"""공약이행평가단: members, sessions, minutes, advice."""
