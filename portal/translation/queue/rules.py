"""The managers' rules: which page types are translated, by when and by whom."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.core.pages import page_types
from portal.translation.models import JobRule
from portal.translation.queue.colleagues import colleagues
from portal.translation.queue.rule_views import RuleCreateView, RuleIndexView

_CHANGE = "change"


class RulePermissionPolicy(ModelPermissionPolicy):
    """Who may change rules may also add and remove them: a rule is a setting."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """One permission for everything."""
        return super().user_has_permission(user, _CHANGE)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """One permission for everything."""
        return super().user_has_permission(user, _CHANGE)


register_permission_policy(JobRule, RulePermissionPolicy(JobRule), exact_class=True)


class KindField(forms.ModelChoiceField):
    """Page types by their names, not by their apps."""

    def label_from_instance(self, obj: ContentType) -> str:
        """As editors know it."""
        return str(capfirst(obj.name))


class RuleForm(WagtailAdminModelForm):
    """Our page types, and people who may do the work."""

    content_type = KindField(label=gettext_lazy("Page type"), queryset=ContentType.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = ContentType.objects.get_for_models(*page_types()).values()
        self.fields["content_type"].queryset = ContentType.objects.filter(
            pk__in=[kind.pk for kind in kinds]
        )
        self.people = {one.pk: one for one in colleagues()}
        for name, rights in (("assignee", "translates"), ("reviewer", "reviews")):
            chosen = getattr(self.instance, f"{name}_id", None)
            able = [pk for pk, one in self.people.items() if getattr(one, rights)]
            users = get_user_model()._default_manager.filter(Q(pk__in=able) | Q(pk=chosen))
            self.fields[name].queryset = users

    def clean(self) -> dict[str, Any]:
        """Somebody who may work in the language that is translated into, and two people."""
        values = super().clean() or self.cleaned_data
        source, assignee, reviewer = (
            values.get(name) for name in ("source_locale", "assignee", "reviewer")
        )
        for name, person, rights in (
            ("assignee", assignee, "translates"),
            ("reviewer", reviewer, "reviews"),
        ):
            colleague = self.people.get(person.pk) if person else None
            held: frozenset[int] = getattr(colleague, rights, frozenset())
            able = held - ({source.pk} if source else set())
            if person and not able:
                self.add_error(name, _("This person has no such rights in the other language."))
        if assignee and assignee == reviewer:
            self.add_error("reviewer", _("The reviewer must be somebody else."))
        return values


class RuleViewSet(ModelViewSet):
    """A list of what holds, and a form; what has no rule follows its page type."""

    model = JobRule
    name = "translation_rules"
    icon = "sliders"
    menu_label = gettext_lazy("Rules")
    # There are only so many page types.
    list_per_page = None
    index_view_class = RuleIndexView
    add_view_class = RuleCreateView
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("content_type"), FieldPanel("source_locale")]),
        FieldRowPanel([FieldPanel("rule"), FieldPanel("days"), FieldPanel("priority")]),
        FieldRowPanel([FieldPanel("assignee"), FieldPanel("reviewer")]),
    ]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """The form of a rule."""
        return forms.modelform_factory(
            JobRule,
            form=RuleForm,
            fields=[
                "content_type", "source_locale", "rule", "days", "priority", "assignee", "reviewer",
            ],
        )  # fmt: skip
