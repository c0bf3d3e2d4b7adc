"""공개 회의: meetings that are open to the public, with their agenda and what approved minutes decided."""
