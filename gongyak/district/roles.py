"""Who acts, by role: what may stand in rows that can never be erased.

A person's name must not (개인정보 보호법 제21조): a role is one of a closed list.
"""

import re

#: What may be written as the one who acts, in the words of the help.
ROLES = "총괄부서·주관부서·관련부서·협조부서(뒤에 한 칸 띄고 담당, 담당자, 팀장, 과장, 국장), 공약이행평가단, 시연"
_ROLE = re.compile(r"(총괄|주관|관련|협조)부서( (담당자?|팀장|과장|국장))?|공약이행평가단|시연")


def is_role(text: str) -> bool:
    """Whether a text is a known role; anything else could be a person's name."""
    return bool(_ROLE.fullmatch(text))
