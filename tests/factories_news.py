"""Records of the press for tests, with the least that makes them valid."""

from datetime import date

import factory

from news.models import BulletinIssue, Outlet, Publication, Syndication


class OutletFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Outlet

    label_vi = factory.Sequence(lambda n: f"Báo số {n}")
    label_en = factory.Sequence(lambda n: f"Newspaper number {n}")


class SyndicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Syndication

    outlet = factory.SubFactory(OutletFactory)
    date = date(2026, 11, 20)


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication

    label_vi = "Bản tin Hữu nghị"
    label_en = "Friendship bulletin"


class BulletinIssueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BulletinIssue

    publication = factory.SubFactory(PublicationFactory)
    number = factory.Sequence(lambda n: f"{n}/2026")
    planned_on = date(2026, 12, 15)
