"""The record of acts (감사기록): who did what, when, in one chain that only grows."""
