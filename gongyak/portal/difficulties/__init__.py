"""기업 소통의 장: a business tells its difficulty, follows it, and reads what others were answered."""
