"""IATI and the records: export, import and export again make the same file."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from partners.models import Locality, Organisation, Sector
from portal.core.models import SiteIdentity
from projects.iati.activities import Names, Reporter
from projects.iati.gathering import activities
from projects.iati.reading import validated
from projects.iati.storing import store
from projects.iati.writing import written
from projects.models import AidProgramme, ProgrammeDonor, Transaction
from tests.factories import CountryFactory, LocalityFactory, OrganisationFactory, SectorFactory
from tests.factories_projects import AidProgrammeFactory, TransactionFactory

pytestmark = pytest.mark.django_db
REPORTER = Reporter("VN-DEMO-1", Names("Liên hiệp", "Union"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def exported() -> bytes:
    return written(activities(), REPORTER, NOW)


@pytest.fixture
def programmes():
    home = CountryFactory(iso2="VN", label_vi="Việt Nam", label_en="Viet Nam")
    donors = [OrganisationFactory(), OrganisationFactory(kind=Organisation.Kind.AGENCY)]
    for number, kind in enumerate(AidProgramme.Kind):
        programme = AidProgrammeFactory(kind=kind, ends_on=date(2025, 12, 31), is_demo=number == 0)
        programme.localities = [
            LocalityFactory(country=home, label_vi=f"Huyện {place}", label_en=f"District {place}")
            for place in (number, number + 10)
        ]
        programme.sectors = [SectorFactory(), SectorFactory(), SectorFactory()]
        programme.donors = [
            ProgrammeDonor(organisation=donors[0]),
            ProgrammeDonor(organisation=donors[1], role=ProgrammeDonor.Role.IMPLEMENTER),
        ]
        programme.save()
        for measure in Transaction.Measure:
            TransactionFactory(
                programme=programme, measure=measure, amount=Decimal("1234567.89"), donor=donors[0]
            )
        TransactionFactory(programme=programme, amount=None, currency="")


def clear():
    AidProgramme.objects.all().delete()
    Organisation.objects.all().delete()
    Locality.objects.all().delete()
    Sector.objects.all().delete()


def test_export_import_and_export_again_make_the_same_file(programmes, tmp_path):
    first = exported()
    validated(first)
    clear()
    path = tmp_path / "activities.xml"
    path.write_bytes(first)

    call_command("import_iati", path, "--publish", stdout=StringIO())

    assert exported() == first
    assert Transaction.objects.count() == 9
    assert AidProgramme.objects.filter(is_demo=True).count() == 1


def test_importing_twice_changes_nothing(programmes):
    first = exported()

    store(activities(), publish=True)

    assert exported() == first
    assert AidProgramme.objects.count() == 3


def test_what_is_imported_stays_a_draft_unless_told_otherwise(programmes):
    found = list(activities())
    clear()

    store(found)

    assert AidProgramme.objects.count() == 3
    assert not AidProgramme.objects.published().exists()
    assert list(activities()) == []


def test_one_wrong_activity_and_nothing_is_stored(programmes, tmp_path):
    path = tmp_path / "activities.xml"
    path.write_bytes(exported().replace(b"Project number", "Dự án số".encode(), 2))
    before = list(activities())
    clear()

    with pytest.raises(CommandError):
        call_command("import_iati", path, stdout=StringIO())

    assert before
    assert AidProgramme.objects.count() == 0
    assert Organisation.objects.count() == 0


def test_drafts_are_not_exported(programmes):
    AidProgramme.objects.update(live=False)

    assert list(activities()) == []


def test_the_address_serves_a_valid_file(programmes, client, homes, django_assert_max_num_queries):
    identity = SiteIdentity.for_site(Site.objects.get())
    identity.iati_reference, identity.name_vi = "VN-DEMO-1", "Liên hiệp"
    identity.save()

    with django_assert_max_num_queries(10):
        response = client.get("/open-data/iati-activities.xml")

    validated(response.content)
    assert response.content.count(b"<iati-activity ") == 3


def test_nothing_to_publish_is_not_found(client, homes):
    assert client.get("/open-data/iati-activities.xml").status_code == 404
