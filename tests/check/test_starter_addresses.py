from __future__ import annotations

from tests.check.newsroom import config as configured
from tests.check.newsroom import found, newsroom, problems


def test_the_addresses_of_a_new_site_are_warned_of_until_they_are_replaced() -> None:
    new = configured(
        base_url="https://your-newsroom.example/checks",
        organisation={"name": "Desk", "contact": {"email": "tips@your-newsroom.example"}},
    )
    told = problems(newsroom(config=new))
    assert [(problem.code, problem.severity) for problem in told] == [("starter-address", "warning")] * 2
    assert {problem.message.partition("”")[0] for problem in told} == {
        "“https://your-newsroom.example/checks",
        "“tips@your-newsroom.example",
    }


def test_a_newsrooms_own_addresses_pass() -> None:
    assert found(newsroom(config=configured(base_url="https://facts.example.org"))) == []
