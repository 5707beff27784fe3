"""The form in which people say what they want to be told by mail."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.translation.models import NoticeChoice
from portal.translation.notices.kinds import MailRhythm, NoticeKind


class NoticeChoiceForm(forms.ModelForm):
    """Asks which kinds are wanted, where the row keeps those that are not."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("Mail about translations"),
        choices=MailRhythm.choices,
        widget=forms.RadioSelect,
    )
    digest_at = forms.TimeField(
        label=gettext_lazy("The day's mail goes out at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Only for one mail a day. Nothing is sent on days without news."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Tell me by mail"),
        choices=NoticeKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The admin shows all of them in any case."),
    )

    class Meta:
        model = NoticeChoice
        fields = ["rhythm", "digest_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["kinds"] = [
            kind for kind in NoticeKind.values if kind not in self.instance.muted
        ]

    def clean(self) -> dict[str, Any]:
        """A time that was emptied stays what it was, unless it is needed."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("digest_at") and "digest_at" not in self.errors:
            if cleaned.get("rhythm") == MailRhythm.DAILY:
                raise ValidationError({"digest_at": _("Say when the day's mail is to go out.")})
            cleaned["digest_at"] = self.initial["digest_at"]
        return cleaned

    def save(self, commit: bool = True) -> NoticeChoice:
        """Keep the kinds that were not chosen; two windows at once end with the last one's say."""
        chosen = self.cleaned_data["kinds"]
        choice, _is_new = NoticeChoice.objects.update_or_create(
            person_id=self.instance.person_id,
            defaults={
                "rhythm": self.cleaned_data["rhythm"],
                "digest_at": self.cleaned_data["digest_at"],
                "muted": [kind for kind in NoticeKind.values if kind not in chosen],
            },
        )
        return choice


def form_for(person: AbstractUser, data: Any, prefix: str) -> NoticeChoiceForm:
    """The form of one person; filled in only when `data` has answers for it.

    Wagtail saves the whole account at once: other forms must not fail because this one is
    missing from what was sent.
    """
    is_sent = data is not None and f"{prefix}-rhythm" in data
    return NoticeChoiceForm(
        data if is_sent else None, instance=NoticeChoice.of(person), prefix=prefix
    )
