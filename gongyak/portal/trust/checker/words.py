"""Everything that the checker says."""

from __future__ import annotations

import re
from typing import Any

HELP = """쓰는 법:
  python check.py 관리카드.hwpx https://구청이름.go.kr/
      누리집에서 공개 목록을 받아, 파일과 사슬을 모두 확인합니다.
  python check.py 관리카드.hwpx publications.json 1.json 2.json
      인터넷 없이, 미리 받아 둔 목록들로 확인합니다.
  python check.py https://구청이름.go.kr/ --earlier 지난번.json --save 이번.json
      지금 목록이 지난번에 간직한 목록을 그대로 잇는지 보고, 이번 것을 간직합니다.

--earlier에는 간직해 둔 publications.json, 해시가 적힌 글 파일, 또는 종이에서 옮겨 적은 64자 해시(따옴표로 묶어)를
줍니다. 카드 파일은 HWPX, PDF, XLSX, Markdown, JSON과 공개본 form.json이고, 내려받은 그대로여야 합니다.
끝값: 0 모두 맞음 · 1 다른 것이 있음 · 2 확인하지 못한 것이 있음
"""
RIGHT, WRONG, UNSEEN = "[맞음]", "[다름]", "[못 봄]"
#: Each sentence opens with what it means for the end: right, wrong, not seen, or a note.
SAID = {
    "source": "[알림] 공개 목록: {path}, {last}차까지",
    "file": "[알림] {path}: {size:,}바이트, SHA-256 {hash}",
    "card": "[맞음] {card}, 기준일 {day}, 확정본 {version}차의 {format} 파일과 바이트까지 같습니다.",
    "listed": "[맞음] 그 해시가 공개 목록 {seq}차에 있습니다: {publication}. 목록의 그 줄:\n    {line}",
    "again": "[알림] 같은 파일이 든 공개 목록: {seqs}차.",
    "corrected": "[알림] 이 카드는 그 뒤에 고쳐졌습니다: 같은 기준일의 확정본 {version}차가 {seq}차로 공개되었습니다({publication}).",
    "newer": "[알림] 더 새로운 카드가 있습니다: 기준일 {day}, {seq}차 공개.",
    "manifest": "[맞음] 이 파일은 {seq}차 목록 그대로입니다.",
    "not-listed": "[다름] 이 파일의 해시는 공개 목록 어디에도 없습니다. 한 바이트라도 바뀌었거나, 이 누리집이 공개한 카드 파일이 아닙니다.",
    "saved-anew": "[알림] 다만 JSON의 내용은 공개한 것과 같습니다. 다른 프로그램이 다시 저장하여 바이트만 달라졌습니다.",
    "maybe-listed": "[못 봄] 이 파일의 해시가 확인한 목록에는 없습니다. 받지 못한 차수의 목록에 있을 수 있습니다.",
    "chain": "[맞음] 공개 목록 1차부터 {last}차까지 해시를 다시 계산했고, 사슬이 끊어진 곳이 없습니다. 머리 해시는 {hash}입니다.",
    "empty": "[못 봄] 아직 공개한 것이 없는 목록입니다. 확인할 사슬이 없습니다.",
    "order": "[다름] 공개 목록의 {place}번째 자리에 {seq}차가 있습니다. 빠졌거나 차례가 바뀌었습니다.",
    "broken": "[다름] 사슬이 끊어졌습니다: {place}차가 적은 앞 해시가 그 앞 차수의 해시와 다릅니다.",
    "changed": "[다름] {seq}차 목록이 바뀌었습니다: 공개 목록에 적힌 해시는 {hash}인데 다시 계산하면 {again}입니다.",
    "no-manifest": "[다름] {seq}차 목록이 목록의 꼴이 아닙니다.",
    "row-differs": "[다름] {seq}차의 {what}: 공개 목록의 줄과 {seq}차 목록 파일이 서로 다릅니다.",
    "extends": "[맞음] 지금 목록은 간직해 둔 {kept}차까지를 그대로 잇고, 그 뒤로 {more}차를 더했습니다.",
    "hash-there": "[맞음] 간직해 둔 해시는 지금 목록의 {kept}차입니다. 지금 목록은 그 {kept}차까지를 그대로 잇고, 그 뒤로 {more}차를 더했습니다.",
    "hash-gone": "[다름] 간직해 둔 해시 {hash}가 지금 목록에 없습니다. 목록이 잘렸거나 다시 만들어졌습니다(손으로 옮긴 해시라면 글자를 먼저 확인하십시오).",
    "shorter": "[다름] 목록이 짧아졌습니다: 간직해 둔 목록은 {kept}차까지 있는데 지금은 {last}차까지뿐입니다.",
    "rewritten": "[다름] 간직해 둔 목록과 지금 목록의 {seq}차가 다릅니다. 공개한 뒤에 바뀌었습니다.",
    "no-earlier": "[못 봄] {path}: 간직해 둔 목록이나 해시 하나를 찾을 수 없습니다. publications.json이나 64자 해시를 주십시오.",
    "unreadable": "[못 봄] {path}: 파일을 읽을 수 없습니다({why}). 이름과 자리를 확인하십시오.",
    "too-large": "[못 봄] {path}: 너무 큽니다(50MB 넘음). 맞는 것인지 확인하십시오.",
    "elsewhere": "[못 봄] {path}: 다른 곳({there})으로 가라고 하여 따르지 않았습니다.",
    "refused": "[못 봄] {path}: 누리집이 주지 않았습니다(HTTP {why}). 주소를 확인하십시오.",
    "no-answer": "[못 봄] {path}: 받을 수 없습니다({why}). 인터넷과 주소를 확인하십시오.",
    "not-json": "[못 봄] {path}: 목록(JSON)이 아니라 {got}입니다. 주소나 파일을 확인하십시오.",
    "no-list": "[못 봄] {path}: 공개 목록의 꼴이 아닙니다. trust/publications.json인지 확인하십시오.",
    "no-address": "[못 봄] {path}: 누리집 주소로 읽을 수 없습니다. https://구청이름.go.kr/ 처럼 적으십시오.",
    "one-address": "[못 봄] 누리집 주소는 하나만 적으십시오.",
    "need-list": "[못 봄] 누리집 주소나 공개 목록(publications.json) 하나를 함께 주십시오. 쓰는 법: python check.py --help",
    "need-manifest": "[못 봄] {seq}차 목록 파일을 받지 못했습니다. 누리집의 trust/publications/{seq}.json입니다.",
    "saved": "[알림] 지금의 공개 목록을 {path}에 간직했습니다. 다음에 --earlier로 주십시오.",
    "not-saved": "[못 봄] {path}: 간직할 수 없습니다({why}). 이미 있으면 다른 이름을 주십시오.",
}
#: The end: when something is wrong, when something could not be seen, and when all is right, what that proves.
END_WRONG = "결과: 다른 것이 있습니다. 위의 [다름]을 보십시오. 파일과 이 화면을 간직하고 구청과 감사 부서에 물으십시오."
END_UNSEEN = "결과: 끝까지 확인하지 못했습니다. 위의 [못 봄]을 해결하고 다시 하십시오."
PROVED = {
    "chain": "이 목록은 앞뒤가 맞습니다: 뒤의 차수를 모두 다시 만들지 않고는 앞의 차수를 바꿀 수 없습니다.",
    "file": "이 파일은 공개 목록에 적힌 것과 바이트까지 같습니다.",
    "earlier": "지금 목록은 전에 간직한 것을 고치거나 지우지 않고 이었습니다.",
}
OPEN = {
    "content": "카드에 적힌 내용이 사실인지, 그 내용을 누가 적었는지.",
    "alone": "운영자가 목록 전체를 처음부터 다시 만들지 않았는지: 다른 곳에 간직해 둔 목록이나 해시와 견주십시오(--earlier).",
    "kept": "간직해 둔 것이 정말 그때의 것인지: 그것은 보관한 사람이 압니다.",
    "coming": "간직해 둔 것보다 뒤의 차수가 앞으로도 그대로일지: 지금 목록도 간직하십시오(--save).",
    "others": "다른 사람에게도 같은 목록을 보이는지: 위의 머리 해시를 서로 견주십시오.",
}
#: What argparse says by itself.
ARGUMENTS = {
    "usage: ": "쓰는 꼴: ",
    "positional arguments": "적을 것",
    "options": "고를 것",
    "optional arguments": "고를 것",
    "show this help message and exit": "이 도움말을 보이고 끝냅니다",
    "the following arguments are required: %s": "다음을 적으십시오: %s",
    "unrecognized arguments: %s": "알 수 없는 것입니다: %s",
    "expected one argument": "값을 하나 적으십시오",
    "%(prog)s: error: %(message)s\n": "%(message)s\n도움말: python %(prog)s --help\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
}
_UNSEEN_SIGNS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Unable(Exception):
    """What stands in the way of looking: one sentence."""


def say(code: str, **values: Any) -> str:
    """A sentence; what a file or a site put into it can neither open a line nor hide a sign."""
    plain = {name: _plain(value) if isinstance(value, str) else value for name, value in values.items()}
    return SAID[code].format(**plain)


def _plain(text: str) -> str:
    return _UNSEEN_SIGNS.sub("?", text)
