"""Many people at once, without a browser: Streamlit's own protocol over web sockets."""

from __future__ import annotations

import asyncio
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.bench_app import session
from tests.e2e.steps import Server

pytestmark = pytest.mark.e2e
PEOPLE = 50


def test_fifty_people_at_once_see_their_own_question_and_no_error(server: Server) -> None:
    port = urllib.parse.urlsplit(server.url).port
    assert port is not None

    async def everybody() -> list[str]:
        seen = await asyncio.gather(*(session(port, number, 1) for number in range(PEOPLE)))
        return [fault for _, faults in seen for fault in faults]

    with ThreadPoolExecutor(1) as aside:  # Playwright's own loop runs in this thread
        assert aside.submit(asyncio.run, everybody()).result() == []
