"""Jobs (작업): what is done after an act, once it is sure to have happened, and mail among it.

A job is a row written in the transaction of the act (queue and outbox are one table). A worker leases it, does
it and reports; one that dies leaves a lease that ends, and another takes the job up. So each job is done at
least once: whoever writes one does it so that twice is no harm.
"""
