"""ARIA-256-GCM by the OpenSSL of the system, which `cryptography` does not offer (RFC 5794, the mode as in RFC 6209)."""

import ctypes
import ctypes.util
from functools import cache
from typing import Any

from gongyak.rules.refusal import Refusal

_TAG = 16  # bytes
_SET_NONCE_LENGTH, _GET_TAG, _SET_TAG = 0x9, 0x10, 0x11  # EVP_CTRL_AEAD_*


class Unavailable(Refusal):
    """The system's OpenSSL has no ARIA."""


def seal(key: bytes, nonce: bytes, plain: bytes, about: bytes) -> bytes:
    """The sealed bytes, with the tag behind."""
    library, context = _started(True, key, nonce, about)
    try:
        sealed = _pass(library, context, True, plain)
        _end(library, context, True)
        tag = ctypes.create_string_buffer(_TAG)
        _must(library.EVP_CIPHER_CTX_ctrl(context, _GET_TAG, _TAG, tag))
        return sealed + tag.raw
    finally:
        library.EVP_CIPHER_CTX_free(context)


def open(key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """The plain bytes, None where the tag does not fit them."""
    if len(sealed) < _TAG:
        return None
    library, context = _started(False, key, nonce, about)
    try:
        plain = _pass(library, context, False, sealed[:-_TAG])
        _must(library.EVP_CIPHER_CTX_ctrl(context, _SET_TAG, _TAG, sealed[-_TAG:]))
        return plain if _end(library, context, False) else None
    finally:
        library.EVP_CIPHER_CTX_free(context)


@cache
def _library() -> tuple[Any, Any]:
    name = ctypes.util.find_library("crypto")
    if name is None:
        raise Unavailable("OpenSSL(libcrypto)이 없습니다.")
    library = ctypes.CDLL(name)
    pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    library.EVP_get_cipherbyname.restype = pointer
    library.EVP_CIPHER_CTX_new.restype = pointer
    library.EVP_CIPHER_CTX_free.argtypes = [pointer]
    library.EVP_CIPHER_CTX_ctrl.argtypes = [pointer, number, number, text]
    for way in ("Encrypt", "Decrypt"):
        begin = getattr(library, f"EVP_{way}Init_ex")
        begin.argtypes = [pointer, pointer, pointer, text, text]
        update = getattr(library, f"EVP_{way}Update")
        update.argtypes = [pointer, text, ctypes.POINTER(number), text, number]
        end = getattr(library, f"EVP_{way}Final_ex")
        end.argtypes = [pointer, text, ctypes.POINTER(number)]
    cipher = library.EVP_get_cipherbyname(b"ARIA-256-GCM")
    if not cipher:
        raise Unavailable("이 OpenSSL에는 ARIA가 없습니다.")
    return library, cipher


def _started(is_sealing: bool, key: bytes, nonce: bytes, about: bytes) -> tuple[Any, Any]:
    """A context with its key and nonce, bound to what the bytes are about."""
    library, cipher = _library()
    context = library.EVP_CIPHER_CTX_new()
    begin = _of(library, is_sealing, "Init_ex")
    _must(begin(context, cipher, None, None, None))
    _must(library.EVP_CIPHER_CTX_ctrl(context, _SET_NONCE_LENGTH, len(nonce), None))
    _must(begin(context, None, None, key, nonce))
    moved = ctypes.c_int()
    _must(_of(library, is_sealing, "Update")(context, None, ctypes.byref(moved), about, len(about)))
    return library, context


def _pass(library: Any, context: Any, is_sealing: bool, given: bytes) -> bytes:
    made, moved = ctypes.create_string_buffer(max(len(given), 1)), ctypes.c_int()
    _must(_of(library, is_sealing, "Update")(context, made, ctypes.byref(moved), given, len(given)))
    return made.raw[: moved.value]


def _end(library: Any, context: Any, is_sealing: bool) -> bool:
    rest, moved = ctypes.create_string_buffer(_TAG), ctypes.c_int()
    return bool(_of(library, is_sealing, "Final_ex")(context, rest, ctypes.byref(moved)) > 0)


def _of(library: Any, is_sealing: bool, step: str) -> Any:
    return getattr(library, f"EVP_{'Encrypt' if is_sealing else 'Decrypt'}{step}")


def _must(answer: int) -> None:
    if answer != 1:
        raise Unavailable("OpenSSL의 ARIA가 답하지 않습니다.")
