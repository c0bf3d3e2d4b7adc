"""변경관리: confirmed matters of a pledge change by a proposal, deliberation, approval and publication, or not at all."""
