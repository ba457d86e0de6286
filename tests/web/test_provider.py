"""Signing in through a provider that runs beside the test, honest or not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from sqlalchemy import update

from engine.engine import Engine
from engine.settings import Provider, Settings, read_settings
from engine.store.tables import access_log, events, identities, users
from tests.builders import Office
from tests.conftest import Clock
from tests.web.local_provider import CLIENT_ID, CLIENT_SECRET, LocalProvider, new_key, running
from tests.web.reader import Reader
from webapp.application import create_app


@pytest.fixture
def provider() -> Iterator[LocalProvider]:
    with running() as made:
        yield made


@pytest.fixture
def reader(engine: Engine, settings: Settings, office: Office, provider: LocalProvider) -> Reader:
    """A browser at an installation where the provider calls the officer ``079``."""
    tell(engine, "officer", external_id="079")
    provider.claims = {"citizen": "079"}
    return browser(engine, settings, provider, claim="citizen")


def browser(
    engine: Engine, settings: Settings, provider: LocalProvider, claim: str = "email"
) -> Reader:
    known = Provider(
        provider.address, CLIENT_ID, CLIENT_SECRET, "Cổng thử", claim, "openid email", None
    )
    return Reader(create_app(engine, replace(settings, provider=known)).test_client())


def tell(engine: Engine, login: str, **values: object) -> None:
    with engine.database.transaction() as connection:
        connection.execute(update(users).where(users.c.login == login).values(**values))


def sent_away(reader: Reader, tiep: str = "") -> str:
    """Press the button and let the provider answer; return where it sends the browser."""
    there = reader.client.get("/dang-nhap/cong", query_string={"tiep": tiep} if tiep else {})
    assert there.status_code == 302, there.get_data(as_text=True)
    return requests.get(there.location, allow_redirects=False, timeout=10).headers["Location"]


def arrive(reader: Reader, back: str) -> Reader:
    found = urlsplit(back)
    return reader.open(f"{found.path}?{found.query}")


def noted(engine: Engine) -> Mapping[str, Any]:
    """What the access log says last."""
    with engine.database.reading() as connection:
        newest = access_log.select().order_by(access_log.c.entry_id.desc())
        return dict(connection.execute(newest).mappings().first() or {})


def test_a_known_person_signs_in_and_goes_on_to_where_they_wanted(
    reader: Reader, provider: LocalProvider
) -> None:
    assert "Đăng nhập bằng Cổng thử" in reader.open("/dang-nhap").text

    arrive(reader, sent_away(reader, "/nhiem-vu"))

    assert reader.path == "/nhiem-vu"
    (asked,) = provider.asked
    assert (asked["code_challenge_method"], asked["response_type"]) == ("S256", "code")
    assert asked["nonce"]
    assert asked["state"]


def test_from_the_first_time_on_the_subject_finds_the_person(
    engine: Engine, reader: Reader, provider: LocalProvider
) -> None:
    arrive(reader, sent_away(reader))
    provider.claims = {}
    tell(engine, "officer", external_id=None)
    reader.press("Đăng xuất")

    arrive(reader, sent_away(reader))

    assert reader.path == "/hop-viec"
    with engine.database.reading() as connection:
        assert len(connection.execute(identities.select()).all()) == 1
        kinds = list(connection.execute(events.select()).mappings())
    assert [row["kind"] for row in kinds].count("identity-linked") == 1
    assert "subject-1" not in str(kinds)


def test_another_subject_with_the_same_claim_is_a_stranger(
    reader: Reader, provider: LocalProvider
) -> None:
    arrive(reader, sent_away(reader))
    reader.press("Đăng xuất")
    provider.subject = "subject-2"

    arrive(reader, sent_away(reader))

    assert (reader.status, "not-known-here" in reader.text) == (403, True)


@pytest.mark.parametrize("claims", [{"citizen": "080"}, {"citizen": ""}, {}, {"citizen": ["079"]}])
def test_nobody_gets_an_account_by_signing_in(
    engine: Engine, reader: Reader, provider: LocalProvider, claims: dict[str, object]
) -> None:
    provider.claims = claims

    arrive(reader, sent_away(reader))

    assert reader.status == 403
    assert "Thử lại bằng Cổng thử" in reader.text
    assert noted(engine)["code"] == "not-known-here"


def test_a_locked_person_is_refused_before_and_after_the_first_time(
    engine: Engine, reader: Reader
) -> None:
    tell(engine, "officer", enabled=False)
    assert arrive(reader, sent_away(reader)).status == 403
    tell(engine, "officer", enabled=True)
    assert arrive(reader, sent_away(reader)).path == "/hop-viec"
    reader.press("Đăng xuất")
    tell(engine, "officer", enabled=False)

    assert arrive(reader, sent_away(reader)).status == 403


def test_an_answer_to_another_browser_is_refused(reader: Reader, engine: Engine) -> None:
    back = sent_away(reader)
    reader.client.delete_cookie("trang")

    arrive(reader, back)

    assert (reader.status, "provider-refused" in reader.text) == (400, True)
    assert noted(engine)["about"] == "provider MismatchingStateError"
    assert reader.open("/hop-viec").title == "Đăng nhập"


def test_an_answer_counts_once(reader: Reader) -> None:
    back = sent_away(reader)
    arrive(reader, back)
    reader.press("Đăng xuất")

    assert arrive(reader, back).status == 400


@pytest.mark.parametrize(
    ("lies", "why"),
    [
        ({"nonce": "một nonce khác"}, "InvalidClaimError"),
        ({"nonce": None}, "InvalidClaimError"),
        ({"exp": 1_000_000_000}, "ExpiredTokenError"),
        ({"aud": "một ứng dụng khác"}, "MissingClaimError"),
        ({"aud": "một ứng dụng khác", "azp": CLIENT_ID}, "audience"),
        ({"iss": "https://elsewhere.example"}, "InvalidClaimError"),
        ({"sub": None}, "InvalidClaimError"),
    ],
)
def test_a_token_that_does_not_hold_is_refused_calmly(
    engine: Engine, reader: Reader, provider: LocalProvider, lies: dict[str, object], why: str
) -> None:
    provider.lies = lies

    arrive(reader, sent_away(reader))

    assert (reader.status, "provider-refused" in reader.text) == (400, True)
    assert reader.title == "Chưa đăng nhập được bằng Cổng thử"
    assert noted(engine)["about"] == f"provider {why}"


def test_a_changed_key_is_learnt(reader: Reader, provider: LocalProvider) -> None:
    arrive(reader, sent_away(reader))
    reader.press("Đăng xuất")
    provider.key = new_key("second")

    assert arrive(reader, sent_away(reader)).path == "/hop-viec"


def test_a_key_changed_under_its_name_is_learnt_by_the_next_attempt(
    reader: Reader, provider: LocalProvider
) -> None:
    arrive(reader, sent_away(reader))
    reader.press("Đăng xuất")
    provider.key = new_key("first")

    assert arrive(reader, sent_away(reader)).status == 400
    assert arrive(reader, sent_away(reader)).path == "/hop-viec"


def test_who_says_no_at_the_provider_is_told_calmly(
    reader: Reader, provider: LocalProvider
) -> None:
    provider.refuses = True

    assert arrive(reader, sent_away(reader)).status == 400


def test_a_provider_that_answers_nonsense_or_nothing_is_told_calmly(
    engine: Engine, settings: Settings, office: Office, provider: LocalProvider
) -> None:
    known = browser(engine, settings, provider)
    provider.answers_json = False
    assert arrive(known, sent_away(known)).status == 400

    provider.lies = {"iss_of_metadata": "https://elsewhere.example"}
    assert browser(engine, settings, provider).open("/dang-nhap/cong").status == 400
    away = replace(provider, address="http://127.0.0.1:1")
    assert browser(engine, settings, away).open("/dang-nhap/cong").status == 503


def test_a_claim_may_come_from_the_userinfo_of_the_same_subject_only(
    reader: Reader, provider: LocalProvider
) -> None:
    provider.claims = {}
    provider.userinfo = {"citizen": "079", "sub": "somebody-else"}
    assert arrive(reader, sent_away(reader)).status == 403

    provider.userinfo = {"citizen": "079"}
    assert arrive(reader, sent_away(reader)).path == "/hop-viec"


def test_an_address_counts_only_when_it_is_verified(
    engine: Engine, settings: Settings, office: Office, provider: LocalProvider
) -> None:
    tell(engine, "officer", email="Officer@hue.example")
    known = browser(engine, settings, provider)
    provider.claims = {"email": "officer@hue.example", "email_verified": False}
    assert arrive(known, sent_away(known)).status == 403

    provider.claims["email_verified"] = True
    assert arrive(known, sent_away(known)).path == "/hop-viec"


def test_an_address_of_two_people_is_nobodys(
    engine: Engine, settings: Settings, office: Office, provider: LocalProvider
) -> None:
    tell(engine, "officer", email="chung@hue.example")
    tell(engine, "m0", email="chung@hue.example")
    provider.claims = {"email": "chung@hue.example", "email_verified": True}
    known = browser(engine, settings, provider)

    assert arrive(known, sent_away(known)).status == 403


def test_signing_out_offers_the_way_out_of_the_provider(
    reader: Reader, provider: LocalProvider
) -> None:
    arrive(reader, sent_away(reader))

    reader.press("Đăng xuất")

    assert reader.page.xpath("//main//a[@role='button']/@href") == [f"{provider.address}/leave"]
    assert reader.open("/hop-viec").title == "Đăng nhập"


def test_a_provider_session_owes_no_password_and_ends_by_itself(
    engine: Engine, reader: Reader, clock: Clock
) -> None:
    tell(engine, "officer", must_change=True)
    assert arrive(reader, sent_away(reader)).path == "/hop-viec"

    clock.move(seconds=13 * 3600)

    assert reader.open("/hop-viec").title == "Đăng nhập"


def test_without_settings_there_is_no_provider(
    engine: Engine, settings: Settings, office: Office
) -> None:
    known = Reader(create_app(engine, settings).test_client())

    assert known.open("/dang-nhap/cong").title == "Đăng nhập"
    assert known.open("/dang-nhap/cong/ve?code=x&state=y").title == "Đăng nhập"


def test_a_preset_is_a_beginning_and_every_part_of_it_can_be_set() -> None:
    given = {"NHIEMVU_OIDC_ISSUER": "https://id.example", "NHIEMVU_OIDC_CLIENT_ID": "x"}

    plain = read_settings(given).provider
    vneid = read_settings(given | {"NHIEMVU_OIDC_PRESET": "vneid"}).provider
    other = read_settings(
        given | {"NHIEMVU_OIDC_PRESET": "vneid", "NHIEMVU_OIDC_CLAIM": "citizen"}
    ).provider

    assert plain is not None
    assert vneid is not None
    assert other is not None
    assert (plain.claim, vneid.claim, vneid.label) == ("email", "sub", "VNeID")
    assert other.claim == "citizen"
    assert read_settings({}).provider is None
