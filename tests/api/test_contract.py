"""The API is what its description says: asked everything that it allows, and what it forbids (trust.md R40).

`SCHEMATHESIS_EXAMPLES=1000 pytest tests/api/test_contract.py` is the long run.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from gongyak.api.described import as_text
from gongyak.api.openapi import document

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "25"))
CONFIG = SchemathesisConfig.from_dict(
    {
        # NUL is no text of an address: it is refused before any description of one is asked
        "generation": {"max-examples": EXAMPLES, "allow-x00": False, "codec": "utf-8"},
        "phases": {"fuzzing": {"generation": {"max-examples": EXAMPLES}}},
    }
)
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=CONFIG)


@pytest.fixture
def connection_kept(quarters: None) -> Iterator[None]:
    """The requests run in the transaction of the test, so their ends must not close its connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("connection_kept")
@SCHEMA.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_api_is_what_its_description_says(case: schemathesis.Case) -> None:
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its client unpacks nothing


def test_the_description_is_kept_fresh() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == as_text(), "run scripts/reference"


def test_the_description_is_openapi_3_1_and_names_no_host() -> None:
    made = document()
    assert made["openapi"].startswith("3.1")
    SCHEMA.validate()
    assert "http" not in json.dumps(made["servers"])
    names = [operation["operationId"] for path in made["paths"].values() for operation in path.values()]
    assert len(set(names)) == len(names) >= 8
    assert {method for path in made["paths"].values() for method in path} == {"get"}
