"""The trust page while nothing is published."""

import pytest
from django.test import Client

from tests.portal.sites import json_of, text_of

pytestmark = pytest.mark.django_db


def test_nothing_published_is_said_and_the_rest_is_there(client: Client) -> None:
    answer = client.get("/trust/")
    assert answer.status_code == 200
    text = text_of(answer.content.decode())
    assert "아직 공개한 것이 없습니다" in text
    assert "공개한 뒤에 바뀐 카드가 없습니다" in text
    assert "직접 확인하는 법" in text
    assert json_of(client.get("/trust/publications.json").content) == {"publications": []}
    assert client.get("/trust/publications/1.json").status_code == 404
