"""The worker as a command."""

from __future__ import annotations

import os
import signal
import threading
from time import sleep

import click
from flask import current_app

from eventapp.console import Commands
from eventapp.documents import MachineRefused, require_machine
from eventapp.jobs import queue, worker

CANNOT_START = 2

jobs = Commands("jobs", help="Work that pages put off.")


@jobs.command("work")
@click.option("--threads", default=2, show_default=True, help="How many jobs at once.")
@click.option("--beside", is_flag=True, help="End when the process that started this one ends.")
def work(*, threads: int, beside: bool) -> None:
    """Do jobs and send mails until stopped."""
    try:
        require_machine()
    except MachineRefused as refusal:
        click.echo(refusal, err=True)
        click.get_current_context().exit(CANNOT_START)
    if beside:
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    worker.sweep()
    queue.of(current_app).create_consumer(workers=threads, max_delay=1).run()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        sleep(1)
    os.kill(os.getpid(), signal.SIGINT)  # lets what is being done be finished
