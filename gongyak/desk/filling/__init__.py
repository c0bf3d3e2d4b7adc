"""기록에서 채우기: a card beside what the records say of its pledge, and which records belong to it."""
