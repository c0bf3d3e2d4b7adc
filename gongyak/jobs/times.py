"""How long a worker may be silent, and when what failed is tried again."""

from datetime import timedelta

#: After so long without a sign of life a job is another's.
LEASE = timedelta(seconds=60)
#: A worker says that it lives so often.
HEARTBEAT = LEASE / 4
#: The pause after the first failure, the second … ; after the last the job stops. A day in all.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 420, 720))
MOST_ATTEMPTS = len(PAUSES) + 1
LONGEST = max(PAUSES)
#: Ready and undone for so long after its time, a job is late: no worker runs, or it could not be done.
LATE = timedelta(minutes=5)
#: What was done is kept so long, for whoever asks whether a mail went out.
KEPT = timedelta(days=30)


def pause_after(attempts: int) -> timedelta | None:
    """The pause after so many attempts; None where there were enough."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
