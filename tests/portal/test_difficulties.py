"""기업 소통의 장: the first page of the section."""

import pytest
from django.test import Client

from gongyak.cases.models import CaseSetting
from tests.portal.sites import text_of


@pytest.mark.django_db
def test_the_first_page_names_the_window_and_is_in_the_menu() -> None:
    CaseSetting.objects.create(center="온천 기업지원센터")
    page = Client().get("/difficulties/")
    assert page.status_code == 200
    assert "온천 기업지원센터" in text_of(page.text)
    assert 'href="/difficulties/" aria-current="page"' in page.text
    assert "Business difficulties" in Client().get("/en/difficulties/").text
