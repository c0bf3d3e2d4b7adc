"""종합계획·사업: what is true of a year's plan and its projects, whoever keeps them. Pure."""
