"""대장 기록: the numbers of the headquarters' records, and every wording that a record ever had."""
