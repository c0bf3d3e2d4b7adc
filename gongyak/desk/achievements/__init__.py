"""실적대장과 향후계획 대장: results and planned activities as the office keeps them."""
