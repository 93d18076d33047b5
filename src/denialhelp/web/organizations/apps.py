"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations."""

    name = "denialhelp.web.organizations"
    label = "organizations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let members see the cases of their organization, and keep the answers to them on its board."""
        from denialhelp.web.cases import access, job
        from denialhelp.web.organizations import ending, following
        from denialhelp.web.organizations.access import grant
        from denialhelp.web.organizations.rows import case_ended, kept
        from denialhelp.web.organizations.steps import case_read
        from denialhelp.web.organizations.voice import voice_of

        following.listen()
        ending.listen()
        access.register(grant)
        access.register_keeper(kept)
        job.MORE.extend(f for f in (voice_of,) if f not in job.MORE)
        job.ENDED.extend(f for f in (case_ended, case_read) if f not in job.ENDED)
