"""What the records of foreign relations answer, and what they refuse."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from partners.models import (
    Activity,
    Agreement,
    Association,
    Congress,
    Delegation,
    LegalDocument,
    Locality,
    Partnership,
)
from portal.core.periods import Period
from tests.factories import LocalityFactory, SectorFactory
from tests.factories_partners import (
    ActivityFactory,
    AgreementFactory,
    AssociationFactory,
    CongressFactory,
    DelegationFactory,
    LegalDocumentFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db

FIRST_HALF = Period.half_year(2023, 1)


def refused_fields(record) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return set(refusal.value.message_dict)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counts"),
    [
        (date(2023, 1, 1), None, True),
        (date(2022, 12, 31), None, False),
        (date(2023, 6, 30), date(2023, 7, 4), True),
        (date(2022, 12, 28), date(2023, 1, 1), True),
        (date(2022, 12, 28), date(2022, 12, 31), False),
        (date(2023, 7, 1), date(2023, 7, 2), False),
        (None, None, False),
    ],
)
def test_what_overlaps_a_period_counts_in_it(starts_on, ends_on, counts: bool) -> None:
    visit = DelegationFactory(starts_on=starts_on, ends_on=ends_on)
    assert (visit in Delegation.objects.within(FIRST_HALF)) is counts


def test_a_period_may_be_open_at_either_end() -> None:
    early = ActivityFactory(starts_on=date(2014, 1, 1))
    late = ActivityFactory(starts_on=date(2026, 1, 1))
    found = Activity.objects.within
    assert list(found(Period.until(date(2020, 1, 1)))) == [early]
    assert list(found(Period.own(date(2020, 1, 1), None))) == [late]
    assert set(found(Period.own(None, None))) == {early, late}


def test_newest_comes_first_and_unknown_dates_last() -> None:
    unknown = DelegationFactory(starts_on=None)
    early, late = (DelegationFactory(starts_on=date(year, 1, 1)) for year in (2014, 2026))
    assert list(Delegation.objects.newest_first()) == [late, early, unknown]


def test_agreements_hold_until_somebody_ends_them() -> None:
    open_ended = AgreementFactory(signed_on=date(2018, 3, 1))
    ended = AgreementFactory(signed_on=date(2018, 3, 1), valid_to=date(2022, 12, 31))
    later = AgreementFactory(signed_on=date(2023, 2, 1), valid_from=date(2024, 1, 1))
    assert list(Agreement.objects.within(FIRST_HALF)) == [open_ended]
    assert list(Agreement.objects.signed_within(FIRST_HALF)) == [later]
    assert set(Agreement.objects.in_force_on(date(2022, 12, 31))) == {open_ended, ended}
    assert Agreement.objects.newest_first().first() == later


def test_legal_documents_are_in_force_from_their_day() -> None:
    decree = LegalDocumentFactory(
        issued_on=date(2022, 8, 31), in_force_from=date(2022, 11, 1), in_force_to=date(2026, 1, 1)
    )
    in_force = LegalDocument.objects.in_force_on
    assert list(in_force(date(2022, 10, 31))) == []
    assert list(in_force(date(2022, 11, 1))) == [decree]
    assert list(in_force(date(2026, 1, 2))) == []
    assert list(LegalDocument.objects.within(Period.year(2022))) == [decree]


def test_congresses_count_where_they_were_held() -> None:
    held = CongressFactory(held_on=date(2023, 3, 1))
    CongressFactory(held_on=None)
    CongressFactory(held_on=date(2023, 3, 2), association__live=False)
    assert list(Congress.objects.published().within(FIRST_HALF)) == [held]


def test_an_association_exists_from_its_founding_to_its_end() -> None:
    active = AssociationFactory(founded_on=date(2014, 1, 1))
    unknown = AssociationFactory(founded_on=None)
    AssociationFactory(founded_on=date(2023, 7, 1))
    gone = AssociationFactory(
        founded_on=date(2014, 1, 1),
        dissolved_on=date(2020, 1, 1),
        status=Association.Status.DISSOLVED,
    )
    assert set(Association.objects.within(FIRST_HALF)) == {active, unknown}
    assert set(Association.objects.founded_within(Period.year(2014))) == {active, gone}
    assert gone not in Association.objects.active()


def merged_localities() -> dict[str, Locality]:
    """Yen Bai went into Lao Cai on 1 July 2025; a district of it had gone into Yen Bai before."""
    lao_cai = LocalityFactory(label_vi="Lào Cai", label_en="Lao Cai")
    yen_bai = LocalityFactory(
        label_vi="Yên Bái", label_en="Yen Bai", successor=lao_cai, valid_to=date(2025, 6, 30)
    )
    district = LocalityFactory(
        label_vi="Huyện cũ", label_en="A district", successor=yen_bai, valid_to=date(2020, 1, 1)
    )
    LocalityFactory(label_vi="Phú Thọ", label_en="Phu Tho")
    return {"lao_cai": lao_cai, "yen_bai": yen_bai, "district": district}


def test_a_locality_is_found_with_everything_that_was_merged_into_it() -> None:
    places = merged_localities()
    with_predecessors = Locality.objects.with_predecessors
    assert set(with_predecessors(places["lao_cai"])) == set(places.values())
    assert set(with_predecessors(places["yen_bai"])) == {places["yen_bai"], places["district"]}
    assert list(with_predecessors(places["district"])) == [places["district"]]
    assert places["yen_bai"] not in Locality.objects.existing()


def test_no_locality_is_its_own_successor() -> None:
    places = merged_localities()
    places["lao_cai"].successor = places["district"]
    assert refused_fields(places["lao_cai"]) == {"successor"}
    places["yen_bai"].successor = places["yen_bai"]
    assert refused_fields(places["yen_bai"]) == {"successor"}


def test_half_a_place_is_not_on_the_map() -> None:
    assert refused_fields(LocalityFactory(latitude=Decimal("19.5"))) == {"longitude"}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (lambda: DelegationFactory(ends_on=date(2023, 5, 29)), "ends_on"),
        (lambda: ActivityFactory(ends_on=date(2023, 5, 29)), "ends_on"),
        (lambda: AgreementFactory(valid_to=date(2023, 5, 29)), "valid_to"),
        (lambda: LegalDocumentFactory(in_force_to=date(2022, 8, 30)), "in_force_to"),
        (lambda: CongressFactory(term_starts=2024, term_ends=2019), "term_ends"),
        (
            lambda: LocalityFactory(valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30)),
            "valid_to",
        ),
        (lambda: AssociationFactory(dissolved_on=date(2020, 1, 1)), "dissolved_on"),
        (lambda: AssociationFactory(president="Nguyễn Văn An"), "president_as_of"),
        (lambda: DelegationFactory(purpose_en="Thăm và làm việc với tỉnh"), "purpose_en"),
        (lambda: DelegationFactory(outcome_en="Ký kết thỏa thuận hợp tác"), "outcome_en"),
        (lambda: LegalDocumentFactory(issuer_en="Ủy ban nhân dân tỉnh"), "issuer_en"),
        (lambda: PartnershipFactory(seeks_en="Tìm đối tác trồng chè"), "seeks_en"),
    ],
)
def test_contradictions_and_unwritten_english_are_refused(record, field: str) -> None:
    assert refused_fields(record()) == {field}


def test_a_document_does_not_carry_out_itself() -> None:
    decree = LegalDocumentFactory()
    decree.implements = decree
    assert refused_fields(decree) == {"__all__"}


def test_a_partnership_bears_the_name_of_its_locality() -> None:
    partnership = PartnershipFactory()
    assert partnership.label_vi == "Xiêng Khoảng"
    locality = partnership.locality
    locality.label_vi, locality.label_en = "Tỉnh Xiêng Khoảng", "Xiangkhouang province"
    locality.save()
    partnership.refresh_from_db()
    with override("en"):
        assert partnership.label == "Xiangkhouang province"


def test_a_locality_is_a_partner_of_the_province_once() -> None:
    partnership = PartnershipFactory()
    again = Partnership(locality=partnership.locality, tier=Partnership.Tier.STRATEGIC)
    with pytest.raises(ValidationError):
        again.full_clean(exclude=["label_vi"])
    with transaction.atomic(), pytest.raises(IntegrityError):
        again.save()


def test_localities_that_seek_a_partner_are_no_partners() -> None:
    partner = PartnershipFactory()
    seeker = PartnershipFactory(tier=Partnership.Tier.SEEKING, locality=LocalityFactory())
    assert list(Partnership.objects.established()) == [partner]
    assert list(Partnership.objects.seeking()) == [seeker]


def test_an_unpublished_change_of_places_stays_a_draft() -> None:
    """Plain many-to-many columns would be public before anybody has published them."""
    visit = DelegationFactory()
    visit.localities.set([LocalityFactory()])
    visit.save_revision()
    assert Delegation.objects.get(pk=visit.pk).localities.count() == 0
    assert visit.latest_revision.as_object().localities.count() == 1


def test_officers_record_a_partnership_without_typing_its_name(client_of, editor) -> None:
    locality, sector = LocalityFactory(), SectorFactory()
    response = client_of(editor).post(
        reverse(Partnership.snippet_viewset.get_url_name("add")),
        {
            "locality": locality.pk, "home": "", "association": "", "tier": "traditional",
            "since": "2013", "sectors": [sector.pk], "population": "", "contact": "",
            "offers_vi": "", "offers_en": "", "seeks_vi": "", "seeks_en": "", "source_note": "",
            "action-publish": "1",
        },
    )  # fmt: skip
    assert response.status_code == 302
    partnership = Partnership.objects.published().get()
    assert (str(partnership), partnership.since) == ("Xiêng Khoảng", 2013)
    assert list(partnership.sectors.all()) == [sector]


@pytest.mark.parametrize(
    ("model", "filters"),
    [
        (Agreement, "kind=agreement&is_domestic=false"),
        (Association, "status=active"),
        (Delegation, "direction=in&starts_on_from=2023-01-01"),
        (Activity, "kind=exchange"),
        (LegalDocument, "kind=decree"),
        (Partnership, "tier=traditional"),
        (Locality, "level=province"),
    ],
)
def test_lists_can_be_narrowed_and_exported(client_of, officer, model, filters: str) -> None:
    AgreementFactory(), AssociationFactory(), DelegationFactory(), ActivityFactory()
    LegalDocumentFactory(), PartnershipFactory()
    address = reverse(model.snippet_viewset.get_url_name("list"))
    client = client_of(officer)
    assert client.get(f"{address}?{filters}").status_code == 200
    export = client.get(f"{address}?{filters}&export=csv")
    assert export["Content-Type"].startswith("text/csv")
    lines = b"".join(export.streaming_content).decode().strip().splitlines()
    assert len(lines) == 1 + model.objects.count()
