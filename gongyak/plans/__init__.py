"""종합계획·사업: the plan of a year, its projects, their money and how far they are."""
