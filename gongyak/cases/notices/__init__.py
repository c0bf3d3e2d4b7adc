"""알림: each step is told to the business and to those of the office whose turn it is, through the outbox.

A notice is written in the transaction of the act that it tells of; it goes later, by mail or by a gateway for mobile
texts (webhook), and again after a pause where the other side is not there.
"""

from gongyak.cases.notices.writing import (
    address_of,
    handler_of,
    handlers_of,
    leads_of,
    tell_business,
    tell_staff,
)

__all__ = ["address_of", "handler_of", "handlers_of", "leads_of", "tell_business", "tell_staff"]
