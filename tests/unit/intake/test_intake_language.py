"""The language of a text."""

from __future__ import annotations

import pytest

from denialhelp.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have decided that the service is not covered by your plan and you may appeal.", "en"),
        ("Decidimos que su plan no cubre este servicio y usted puede apelar la decisión.", "es"),
        ("Nous avons décidé que le service ne est pas couvert par votre plan et vous pouvez faire appel dans les 60 jours.", "fr"),
        ("Plan ou pa kouvri sèvis sa a. Ou gen dwa pou fè apèl nan yon delè ki nan lèt sa a ak plan an.", "ht"),
        ("Quý vị có quyền khiếu nại quyết định này và chương trình không trả cho dịch vụ của quý vị.", "vi"),
        ("我们决定不批准您要求的服务。您有权提出上诉。", "zh"),
        ("귀하의 요청을 승인하지 않기로 결정했습니다.", "ko"),
        ("Мы не можем одобрить эту услугу.", "ru"),
        ("قررنا عدم الموافقة على الخدمة", "ar"),
        ("", "en"),
        ("26-555-01 $289.00 CO-45", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language
