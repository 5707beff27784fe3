"""Who may do what with a translation. wagtail-localize asks for one permission and no page.

Every answer is a list of reasons, for people; an empty list is yes.
"""

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation

from portal.core.querysets import public_pages
from portal.translation.models import Job
from portal.translation.querysets import JobQuerySet
from portal.translation.sources import is_translation, target_page

SUBMIT = "wagtail_localize.submit_translation"


def may_see(user: AbstractUser, page: Page) -> bool:
    """Whether `user` may read `page`: everybody what is public, its own people the rest."""
    if page.permissions_for_user(user).can_edit():
        return True
    return page.live and not page.get_view_restrictions().exists()


def reasons_against_submitting(user: AbstractUser, page: Page, locale: Locale) -> list[str]:
    """Why `user` may not have `page` translated into `locale`.

    It takes rights on both sides: to see the source (what the public can read, a page of one's
    own, or one that somebody who may has given them to translate), and to add pages where the
    translation will stand.
    """
    if not user.has_perm(SUBMIT) or not (may_see(user, page) or was_given(user, page, locale)):
        return [_("You do not have permission to have this page translated.")]
    if page.alias_of_id or is_translation(page) or page.locale_id == locale.pk:
        return [_("Only original pages can be translated, no translations and no mirrors.")]
    if _stands_by_itself(page, locale):
        return [_("This page exists in that language already.")]
    parent = parent_in(page, locale)
    if parent is None:
        return [
            _("The section “%(title)s” does not exist in that language yet: create it first.")
            % {"title": page.get_parent().title}
        ]
    if not parent.permissions_for_user(user).can_add_subpage():
        return [_("You do not have permission to add pages in that language.")]
    return []


def was_given(user: AbstractUser, page: Page, locale: Locale) -> bool:
    """Whether `page`, live or scheduled, is `user`'s to translate or review."""
    given = Job.objects.for_page(page, locale).filter(Q(assignee=user) | Q(reviewer=user))
    return given.exists() and bool(page.live or page.approved_schedule)


def _stands_by_itself(page: Page, locale: Locale) -> bool:
    """Whether the other language has a page that was written there, which would be overwritten."""
    pages = Page.objects.filter(translation_key=page.translation_key, locale=locale, alias_of=None)
    made = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id, target_locale=locale
    )
    return pages.exists() and not made.exists()


def parent_in(page: Page, locale: Locale) -> Page | None:
    """Where the translation of `page` will stand: a real page, never a mirror of the original."""
    return page.get_parent().get_translations().filter(locale=locale, alias_of=None).first()


def reasons_against_translating(user: AbstractUser, translation: Translation) -> list[str]:
    """Why `user` may not change the pieces of `translation`."""
    page = target_page(translation)
    if page is None:
        return [_("The English page has been deleted.")]
    return reasons_against_changing(user, page)


def reasons_against_changing(user: AbstractUser, page: Page) -> list[str]:
    """Why `user` may not change the translation that `page` is."""
    if not page.permissions_for_user(user).can_edit():
        return [_("You do not have permission to translate this page.")]
    return reasons_of_lock(user, page)


def reasons_against_stopping(
    user: AbstractUser, translation: Translation, page: Page | None = None
) -> list[str]:
    """Why `user` may not take a page out of translation, which frees it of most checks.

    `page` is the translated page, where it has been read already.
    """
    page = page or target_page(translation)
    if page is None or not page.permissions_for_user(user).can_publish():
        return [_("Only who may publish this page can stop its translation.")]
    return reasons_of_lock(user, page)


def reasons_of_lock(user: AbstractUser, page: Page) -> list[str]:
    """Why a lock, or a review in progress, keeps `user` from changing `page`."""
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return []
    if page.locked:
        return [_("“%(title)s” is locked by someone else.") % {"title": page.draft_title}]
    return [_("“%(title)s” is in review or scheduled: wait for it.") % {"title": page.draft_title}]


def visible_jobs(user: AbstractUser) -> JobQuerySet:
    """The jobs whose titles `user` may read.

    Those with a public original, those on either side of which they may edit, and those that
    somebody who may has given them. Jobs about records show names that the admin shows anyway.
    """
    # With the own pages of those who may only add, which is how Wagtail reads "change".
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    original = Q(translation_key=OuterRef("translation_key"), locale=OuterRef("source_locale"))
    target = Q(translation_key=OuterRef("translation_key"), locale=OuterRef("target_locale"))
    public = public_pages()
    return Job.objects.filter(
        Q(record_id__isnull=False)
        | Q(assignee=user)
        | Q(reviewer=user)
        | Exists(public.filter(original))
        | Exists(editable.filter(original))
        | Exists(editable.filter(target))
    )
