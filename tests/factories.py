"""Pages and records for tests, with the least that makes them valid."""

from datetime import UTC, datetime

import factory
import wagtail_factories

from home.models import SectionPage, StandardPage
from news.models import NewsIndexPage, NewsPage, Topic
from partners.models import (
    Country,
    Locality,
    Organisation,
    PartnerIndexPage,
    PartnerPage,
    Sector,
)
from portal.core.models import PortalImage
from projects.models import ProjectIndexPage, ProjectPage


class PortalImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = PortalImage

    alt_vi = "Cây cầu gỗ bắc qua suối"
    alt_en = "A wooden bridge over a stream"
    credit = "An Bình"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"chu-de-{n}")
    label_vi = factory.Sequence(lambda n: f"Chủ đề {n}")
    label_en = factory.Sequence(lambda n: f"Topic {n}")


class CountryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ("iso2",)

    iso2 = "LA"
    label_vi = "Lào"
    label_en = "Laos"


class LocalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Locality

    label_vi = "Xiêng Khoảng"
    label_en = "Xiangkhouang"
    country = factory.SubFactory(CountryFactory)
    level = Locality.Level.PROVINCE


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sector

    slug = factory.Sequence(lambda n: f"linh-vuc-{n}")
    label_vi = factory.Sequence(lambda n: f"Lĩnh vực {n}")
    label_en = factory.Sequence(lambda n: f"Sector {n}")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    label_vi = factory.Sequence(lambda n: f"Tổ chức {n}")
    label_en = factory.Sequence(lambda n: f"Organisation {n}")
    kind = Organisation.Kind.FOREIGN_NGO


def _index(model, home):
    return model.objects.child_of(home).get()


class _PageFactory(wagtail_factories.PageFactory):
    """A live page; `home` says in which language's tree it stands."""

    class Meta:
        abstract = True
        exclude = ("number",)

    class Params:
        home = None

    slug = None
    locale = factory.LazyAttribute(lambda page: page.parent.locale)
    number = factory.Sequence(int)
    title = factory.LazyAttribute(
        lambda page: (
            f"Đoàn đại biểu số {page.number}"
            if page.locale.language_code == "vi"
            else f"Delegation number {page.number}"
        )
    )
    summary = factory.LazyAttribute(
        lambda page: (
            "Một câu tóm tắt." if page.locale.language_code == "vi" else "One sentence in short."
        )
    )


class NewsPageFactory(_PageFactory):
    class Meta:
        model = NewsPage

    parent = factory.LazyAttribute(lambda page: _index(NewsIndexPage, page.home))
    published_at = datetime(2026, 5, 30, 1, 8, tzinfo=UTC)


class PartnerPageFactory(_PageFactory):
    class Meta:
        model = PartnerPage

    parent = factory.LazyAttribute(lambda page: _index(PartnerIndexPage, page.home))
    locality = factory.SubFactory(LocalityFactory)


class ProjectPageFactory(_PageFactory):
    class Meta:
        model = ProjectPage

    parent = factory.LazyAttribute(lambda page: _index(ProjectIndexPage, page.home))
    programme = factory.SubFactory("tests.factories_projects.AidProgrammeFactory")


class StandardPageFactory(_PageFactory):
    class Meta:
        model = StandardPage

    parent = factory.LazyAttribute(lambda page: _index(SectionPage, page.home))
