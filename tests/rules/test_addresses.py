"""Where a request comes from."""

import pytest

from gongyak.rules.addresses import address_of


@pytest.mark.parametrize(
    ("told", "behind_proxy", "address"),
    [
        ({"REMOTE_ADDR": "192.0.2.7"}, False, "192.0.2.7"),
        ({"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}, False, "192.0.2.7"),
        (
            {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "10.0.0.1, 198.51.100.1"},
            True,
            "198.51.100.1",
        ),
        ({"REMOTE_ADDR": "192.0.2.7"}, True, "192.0.2.7"),
        ({"REMOTE_ADDR": "2001:DB8::1"}, False, "2001:db8::1"),
        ({"REMOTE_ADDR": "nobody"}, False, ""),
        ({}, False, ""),
    ],
)
def test_the_address_is_the_last_that_can_be_trusted(
    told: dict[str, str], behind_proxy: bool, address: str
) -> None:
    assert address_of(told, behind_proxy=behind_proxy) == address
