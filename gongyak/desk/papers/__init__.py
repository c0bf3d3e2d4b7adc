"""문서 뽑기: 총괄표, 평가표, 의원 요구자료, 매니페스토 평가 자료, from published cards of any day."""
