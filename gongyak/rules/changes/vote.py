"""정족수와 의결: when a session of the panel may decide, and what it decided.

보령시장 공약사항 관리지침 제9조 (read 2026-11-23): more than half of the members must be there (재적 과반 출석), more
than half of those there must agree (출석 과반 찬성).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vote:
    """How a session voted: members on the panel, those who came, ayes, nays and abstentions."""

    members: int
    present: int
    ayes: int
    nays: int
    abstained: int = 0

    @property
    def has_quorum(self) -> bool:
        """Whether more than half of the members came."""
        return 2 * self.present > self.members

    @property
    def is_complete(self) -> bool:
        """Whether all who came voted or abstained, and nobody else."""
        return self.ayes + self.nays + self.abstained == self.present

    @property
    def is_carried(self) -> bool:
        """Whether more than half of those who came agreed."""
        return self.has_quorum and 2 * self.ayes > self.present
