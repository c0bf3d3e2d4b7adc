"""The desk: the pages with which the office works (직원 업무)."""
