from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.translation.models import Term
from tests.translation.glossary.terms import term

DATA = {"source": "Bộ Ngoại giao", "target": "MOFA", "part": "organisation", "alternatives": "",
        "avoided": "", "note": "", "valid_from": "", "valid_until": "",
        "is_active": "on"}  # fmt: skip


@pytest.mark.parametrize("person", ["translator", "reviewer"])
def test_who_translates_keeps_the_glossary(db, request, client_of, person) -> None:
    client = client_of(request.getfixturevalue(person))
    assert (
        client.post(reverse("glossary:add"), DATA | {"target": "bộ ngoại giao"}).status_code == 200
    )
    assert client.post(reverse("glossary:add"), DATA).status_code == 302
    kept = Term.objects.get()
    edit = reverse("glossary:edit", args=[kept.pk])
    assert client.post(edit, DATA | {"avoided": "mofa"}).status_code == 200
    assert client.post(edit, DATA | {"alternatives": "MFA", "avoided": "FM"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.alternatives, kept.avoided) == ("MFA", "FM")
    history = client.get(reverse("glossary:history", args=[kept.pk]))
    assert history.content.decode().count("edit") >= 1
    assert "/glossary/" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.post(reverse("glossary:delete", args=[kept.pk])).status_code == 302
    assert Term.objects.exists()


def test_officers_have_no_use_for_it(officer, client_of) -> None:
    client = client_of(officer)
    assert client.get(reverse("glossary:index")).status_code == 302
    assert (
        reverse("glossary:index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_the_list_is_searched_filtered_and_downloaded(translator, client_of) -> None:
    term("Bộ Ngoại giao", "MOFA", part="organisation", note="=1+1")
    term("hữu nghị", "friendship")
    client = client_of(translator)

    def found(**query: str) -> list[str]:
        page = client.get(reverse("glossary:index"), query)
        return [str(row.target) for row in page.context["object_list"]]

    assert found() == ["MOFA", "friendship"]
    assert found(q="ngoai bo") == ["MOFA"]
    assert found(part="term") == ["friendship"]
    assert found(is_active="false") == []
    csv = client.get(reverse("glossary:index"), {"export": "csv"}).getvalue().decode()
    assert "Bộ Ngoại giao,MOFA" in csv
    assert "'=1+1" in csv
    xlsx = client.get(reverse("glossary:index"), {"export": "xlsx"}).getvalue()
    rows = list(load_workbook(BytesIO(xlsx)).active.iter_rows(values_only=True))
    assert rows[1][:2] == ("Bộ Ngoại giao", "MOFA")
    assert rows[1][5] == "'=1+1"
