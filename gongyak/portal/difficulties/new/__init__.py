"""애로 알리기: one question a page, checked, sent, and the receipt; without an account, without JavaScript."""
