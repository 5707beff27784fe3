"""Records of foreign relations for tests, with the least that makes them valid."""

from datetime import date

import factory

from partners.models import (
    Activity,
    Agreement,
    Association,
    Congress,
    Delegation,
    LegalDocument,
    Occasion,
    Partnership,
)
from tests.factories import CountryFactory, LocalityFactory


class RecordFactory(factory.django.DjangoModelFactory):
    """Records with many-to-many columns, which are given as lists."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        many = {
            field.name: kwargs.pop(field.name)
            for field in model_class._meta.many_to_many
            if field.name in kwargs
        }
        record = super()._create(model_class, *args, **kwargs)
        for name, related in many.items():
            getattr(record, name).set(related)
        if many:
            record.save()
        return record


class AssociationFactory(RecordFactory):
    class Meta:
        model = Association

    label_vi = factory.Sequence(lambda n: f"Hội hữu nghị số {n}")
    label_en = factory.Sequence(lambda n: f"Friendship association number {n}")
    country = factory.SubFactory(CountryFactory)
    status = Association.Status.ACTIVE


class CongressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Congress

    association = factory.SubFactory(AssociationFactory)
    ordinal = factory.Sequence(lambda n: n + 1)
    held_on = date(2024, 11, 20)


class PartnershipFactory(RecordFactory):
    class Meta:
        model = Partnership

    locality = factory.SubFactory(LocalityFactory)
    tier = Partnership.Tier.TRADITIONAL


class AgreementFactory(RecordFactory):
    class Meta:
        model = Agreement

    label_vi = factory.Sequence(lambda n: f"Thỏa thuận số {n}")
    label_en = factory.Sequence(lambda n: f"Agreement number {n}")
    kind = Agreement.Kind.AGREEMENT
    signed_on = date(2023, 5, 30)


class DelegationFactory(RecordFactory):
    class Meta:
        model = Delegation

    label_vi = factory.Sequence(lambda n: f"Đoàn công tác số {n}")
    label_en = factory.Sequence(lambda n: f"Delegation number {n}")
    direction = Delegation.Direction.IN
    starts_on = date(2023, 5, 30)


class ActivityFactory(RecordFactory):
    class Meta:
        model = Activity

    label_vi = factory.Sequence(lambda n: f"Hoạt động số {n}")
    label_en = factory.Sequence(lambda n: f"Activity number {n}")
    kind = Activity.Kind.EXCHANGE
    starts_on = date(2023, 5, 30)


class LegalDocumentFactory(RecordFactory):
    class Meta:
        model = LegalDocument

    number = factory.Sequence(lambda n: f"{n}/2022/NĐ-CP")
    label_vi = factory.Sequence(lambda n: f"Nghị định số {n}")
    label_en = factory.Sequence(lambda n: f"Decree number {n}")
    issuer_vi = "Chính phủ"
    issuer_en = "The Government"
    kind = LegalDocument.Kind.DECREE
    issued_on = date(2022, 8, 31)


class OccasionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Occasion

    label_vi = factory.Sequence(lambda n: f"Quốc khánh số {n}")
    label_en = factory.Sequence(lambda n: f"National day number {n}")
    calendar = Occasion.Calendar.GREGORIAN
    month = 12
    day = 2
