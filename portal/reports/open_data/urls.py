"""Addresses of data for programs; they are the same in both languages."""

from django.urls import path

from portal.reports.open_data.views import dataset_csv, dataset_json

urlpatterns = [
    path("<slug:key>.csv", dataset_csv, name="dataset_csv"),
    path("<slug:key>.json", dataset_json, name="dataset_json"),
]
