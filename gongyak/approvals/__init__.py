"""Approvals (결재): who signs what in which order, and who did.

기안 → 검토 → 협조 → 결재 → 총괄확인, with 전결, 대결, 반려 and 회수, in the words of 행정업무의 운영 및 혁신에
관한 규정 제10조. The approval that counts in law may happen in another system; its 문서번호 is recorded here.
"""
