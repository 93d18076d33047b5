"""Addresses: practices and advocates: members, roles, the caseload board, statistics."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from denialhelp.web.organizations import batch_views, board_views, people_views, statistics_views, voice_views

_ONE = "organization/<int:organization_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organizations/", people_views.organizations, name="organizations"),
    path("organizations/join/<str:link>/", people_views.join, name="join-organization"),
    path(_ONE, board_views.board, name="board"),
    path(f"{_ONE}board.csv", board_views.board_csv, name="board-csv"),
    path(f"{_ONE}change/", board_views.bulk, name="board-bulk"),
    path(f"{_ONE}views/", board_views.save_view, name="save-view"),
    path(f"{_ONE}views/<int:number>/forget/", board_views.drop_view, name="drop-view"),
    path(f"{_ONE}case/<int:number>/", board_views.row, name="board-row"),
    path(f"{_ONE}new/", board_views.new_case, name="new-case"),
    path(f"{_ONE}take/", board_views.take_case, name="take-case"),
    path(f"{_ONE}people/", people_views.people, name="members"),
    path(f"{_ONE}people/<int:number>/", people_views.change_member, name="change-member"),
    path(f"{_ONE}invitations/<int:number>/revoke/", people_views.revoke_invitation, name="revoke-invitation"),
    path(f"{_ONE}particulars/", people_views.particulars, name="organization-particulars"),
    path(f"{_ONE}end/", people_views.end_organization, name="end-organization"),
    path(f"{_ONE}tokens/", people_views.tokens, name="organization-tokens"),
    path(f"{_ONE}tokens/<int:number>/revoke/", people_views.revoke_token, name="revoke-token"),
    path(f"{_ONE}voice/", voice_views.voice, name="organization-voice"),
    path(f"{_ONE}remittances/", batch_views.batches, name="remittances"),
    path(f"{_ONE}remittances/<int:number>/", batch_views.batch, name="remittance"),
    path(f"{_ONE}remittances/<int:number>/draft/", batch_views.draft_chosen, name="draft-chosen"),
    path(f"{_ONE}outcomes/", statistics_views.statistics, name="organization-statistics"),
    path(f"{_ONE}outcomes.csv", statistics_views.statistics_csv, name="organization-statistics-csv"),
]
