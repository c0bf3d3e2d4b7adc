"""The page of one pledge card (공약사항 관리카드) and its files."""
