"""The office's calendar: who sees what, what is overdue, and the file for calendar programs."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar
from wagtail.users.models import UserProfile

from portal.core.calendar import Span, agenda, kinds_for, months_after, reminded_since
from portal.core.calendar_feeds import CalendarFeed
from portal.core.calendar_file import calendar_file
from tests.factories import OrganisationFactory
from tests.factories_news import BulletinIssueFactory
from tests.factories_partners import (
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    OccasionFactory,
)
from tests.factories_projects import RegistrationFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
YEAR = Span(date(2026, 11, 1), date(2027, 10, 31), TODAY)
PANEL_QUERIES = 10


def entries(user, span: Span = YEAR) -> dict:
    return {item.key: item for item in agenda(user, span, kinds_for(user))}


def soon(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def occasion_in(days: int, **kwargs):
    return OccasionFactory(month=soon(days).month, day=soon(days).day, **kwargs)


def test_every_room_has_its_dates(administrator) -> None:
    occasion = OccasionFactory(first_year=1976)
    association = AssociationFactory()
    held = CongressFactory(
        association=association, ordinal=1, held_on=date(2026, 11, 2), term_ends=2026
    )
    agreement = AgreementFactory(valid_to=date(2026, 12, 1))
    registration = RegistrationFactory(
        organisation=OrganisationFactory(), expires_on=date(2027, 1, 1)
    )
    issue = BulletinIssueFactory(planned_on=date(2026, 11, 20), published_on=TODAY)
    found = entries(administrator)
    assert set(found) == {
        f"occasion-{occasion.pk}-2026",
        f"congress-{held.pk}",
        f"congress-{held.pk}-due",
        f"agreement-{agreement.pk}",
        f"registration-{registration.pk}",
        f"bulletin-{issue.pk}",
    }
    assert "50" in found[f"occasion-{occasion.pk}-2026"].entry.label
    assert found[f"congress-{held.pk}"].entry.is_done
    assert found[f"congress-{held.pk}-due"].entry.starts_on == date(2026, 12, 31)
    assert found[f"bulletin-{issue.pk}"].entry.is_done


def test_lunar_days_of_the_year_before_fall_into_this_one(administrator) -> None:
    occasion = OccasionFactory(calendar="lunar", month=12, day=23)
    span = Span(date(2027, 1, 1), date(2027, 2, 28), TODAY)
    found = entries(administrator, span)[f"occasion-{occasion.pk}-2026"]
    assert found.entry.starts_on == date(2027, 1, 30)


def test_drafts_have_no_place_in_the_calendar(administrator) -> None:
    OccasionFactory(live=False)
    AgreementFactory(valid_to=TODAY, live=False)
    assert entries(administrator) == {}


def test_what_was_missed_long_ago_is_let_go(administrator) -> None:
    AgreementFactory(valid_to=TODAY - timedelta(days=10))
    AgreementFactory(valid_to=TODAY - timedelta(days=200))
    kinds = kinds_for(administrator)
    span = Span(reminded_since(kinds, TODAY), TODAY, TODAY)
    items = agenda(administrator, span, kinds)
    assert [item.is_overdue for item in items] == [True, True]
    assert [item.needs_reminding for item in items] == [False, True]


def test_months_run_over_the_year() -> None:
    assert months_after(date(2026, 11, 1), 12) == date(2027, 11, 1)
    assert months_after(date(2026, 1, 1), -1) == date(2025, 12, 1)


class TestScreens:
    """The first screen and the calendar's own."""

    def test_nobody_reads_titles_of_records_they_may_not_see(
        self, django_user_model, client_of
    ) -> None:
        from_outside = django_user_model.objects.create_user("guest", "g@example.org", "x")
        from_outside.user_permissions.add(_permission("access_admin"))
        occasion_in(5, label_vi="Lễ kín", label_en="Secret feast")
        client = client_of(from_outside)
        for address in (reverse("wagtailadmin_home"), reverse("calendar")):
            content = client.get(address).content.decode()
            assert "Lễ kín" not in content
            assert "Secret feast" not in content

    def test_both_show_what_comes(self, officer, client_of) -> None:
        occasion_in(5, label_vi="Quốc khánh Lào")
        client = client_of(officer)
        for address in (reverse("wagtailadmin_home"), reverse("calendar")):
            content = client.get(address).content.decode()
            assert "Quốc khánh Lào" in content
            assert soon(5).isoformat() in content
            assert "/send/" in content

    def test_who_may_not_record_greetings_has_no_button(self, translator, client_of) -> None:
        occasion_in(5, label_vi="Quốc khánh Lào")
        content = client_of(translator).get(reverse("calendar")).content.decode()
        assert "Quốc khánh Lào" in content
        assert "/send/" not in content

    @pytest.mark.parametrize(
        "query", ["?from=2026-13", "?from=x&kind=x", "?from=0000-01", "?from=9999-12", "?kind="]
    )
    def test_any_query_string_is_answered(self, officer, client_of, query) -> None:
        assert client_of(officer).get(reverse("calendar") + query).status_code == 200

    def test_one_kind_alone(self, officer, client_of) -> None:
        occasion_in(5, label_vi="Quốc khánh Lào")
        AgreementFactory(label_vi="Thỏa thuận hợp tác", valid_to=soon(6))
        address = reverse("calendar") + "?kind=agreement"
        content = client_of(officer).get(address).content.decode()
        assert "Thỏa thuận hợp tác" in content
        assert "Quốc khánh Lào" not in content

    def test_the_entries_cost_few_queries_at_any_number(self, administrator) -> None:
        def cost() -> int:
            kinds = kinds_for(administrator)
            with CaptureQueriesContext(connection) as queries:
                agenda(administrator, YEAR, kinds)
            return len(queries)

        def fill(number: int) -> None:
            for _ in range(number):
                OccasionFactory(recipient=OrganisationFactory())
                CongressFactory(association=AssociationFactory(), held_on=TODAY)
                AgreementFactory(valid_to=TODAY)
                BulletinIssueFactory(planned_on=TODAY)

        fill(2)
        few = cost()
        fill(5)
        assert cost() == few <= PANEL_QUERIES


def _permission(codename: str):
    return Permission.objects.get(codename=codename)


class TestPrivateAddress:
    """A secret opens the calendar of its owner, and nothing else does."""

    @pytest.fixture
    def feed(self, officer) -> CalendarFeed:
        return CalendarFeed.objects.create(user=officer)

    def read(self, feed: CalendarFeed) -> Calendar:
        response = Client().get(reverse("calendar_feed", args=[feed.pk, feed.token]))
        assert response.status_code == 200
        return Calendar.from_ical(response.content)

    def test_the_file_is_read_back(self, feed) -> None:
        label = "Kỷ niệm ngày thành lập Hội hữu nghị Việt Nam – Lào tỉnh, một cái tên rất dài"
        occasion = occasion_in(20, label_vi=label, label_en="")
        with translation.override("vi"):
            event = next(iter(self.read(feed).walk("VEVENT")))
        assert str(event["summary"]) == label
        assert event["dtstart"].dt == soon(20)
        assert event["dtend"].dt == soon(21)
        assert str(event["uid"]).startswith(f"occasion-{occasion.pk}-")
        assert str(event["url"]).startswith("http://testserver/admin/")
        alarm = next(iter(event.walk("VALARM")))
        assert alarm["trigger"].dt == timedelta(days=-3)
        assert self.read(feed).walk("VEVENT")[0]["uid"] == event["uid"]

    def test_lines_are_folded_as_the_standard_says(self, feed) -> None:
        occasion_in(20, label_vi="Kỷ niệm quan hệ hữu nghị đặc biệt " * 6)
        content = Client().get(reverse("calendar_feed", args=[feed.pk, feed.token])).content
        assert content.count(b"\n") == content.count(b"\r\n")
        assert max(map(len, content.split(b"\r\n"))) <= 75

    def test_it_is_not_kept_or_found(self, feed) -> None:
        response = Client().get(reverse("calendar_feed", args=[feed.pk, feed.token]))
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Content-Type"] == "text/calendar; charset=utf-8"

    def test_it_speaks_its_owners_language(self, feed) -> None:
        occasion_in(20, label_vi="Quốc khánh Lào", label_en="National Day of Laos")
        profile = UserProfile.get_for_user(feed.user)
        profile.preferred_language = "en"
        profile.save()
        assert str(self.read(feed).walk("VEVENT")[0]["summary"]) == "National Day of Laos"

    def test_a_wrong_secret_opens_nothing(self, feed) -> None:
        for pk, token in ((feed.pk, "x" * 43), (feed.pk + 1, feed.token), (feed.pk, "é")):
            assert Client().get(reverse("calendar_feed", args=[pk, token])).status_code == 404

    def test_it_closes_with_its_owners_account(self, feed) -> None:
        feed.user.is_active = False
        feed.user.save()
        address = reverse("calendar_feed", args=[feed.pk, feed.token])
        assert Client().get(address).status_code == 404

    def test_it_closes_with_its_owners_rights(self, feed) -> None:
        feed.user.groups.clear()
        address = reverse("calendar_feed", args=[feed.pk, feed.token])
        assert Client().get(address).status_code == 404

    def test_a_new_address_replaces_the_old_one(self, feed, client_of) -> None:
        client = client_of(feed.user)
        client.post(reverse("calendar_feed_renew"))
        old, new = feed.token, CalendarFeed.objects.get(user=feed.user).token
        assert old != new
        assert Client().get(reverse("calendar_feed", args=[feed.pk, old])).status_code == 404
        assert Client().get(reverse("calendar_feed", args=[feed.pk, new])).status_code == 200
        client.post(reverse("calendar_feed_revoke"))
        assert Client().get(reverse("calendar_feed", args=[feed.pk, new])).status_code == 404

    def test_done_entries_do_not_ring(self, administrator) -> None:
        BulletinIssueFactory(planned_on=TODAY, published_on=TODAY)
        items = agenda(administrator, YEAR, kinds_for(administrator))
        content = calendar_file(items, name="x", base="http://x.org", stamp=timezone.now())
        event = Calendar.from_ical(content).walk("VEVENT")[0]
        assert str(event["summary"]).startswith("✓")
        assert event.walk("VALARM") == []
