"""Where a request comes from."""

import pytest

from gongyak.rules.addresses import address_of, counted_as


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


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:c000:207", "192.0.2.7"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
        ("", ""),
    ],
)
def test_tries_are_counted_by_the_network_of_who_draws_addresses_at_will(address: str, counted: str) -> None:
    assert counted_as(address) == counted
