"""종합계획·사업 at the desk: plans, the director's page, projects, months of spending, import and export."""
