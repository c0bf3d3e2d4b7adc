"""Personal values at rest: sealed with a key that is in no database, found by a mark that tells nothing without it."""

from gongyak.companies.sealing.values import KeyMissing, Sealer, sealer

__all__ = ["KeyMissing", "Sealer", "sealer"]
