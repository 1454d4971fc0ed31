"""What others do with the same mail and the same sink: a bare persistent smtplib loop in several processes."""

import multiprocessing
import smtplib
import time


def bare_loop(port: int, raw: bytes, count: int, processes: int) -> float:
    """Mails a second of `processes` loops that do nothing but `sendmail` over one connection each."""
    context = multiprocessing.get_context("spawn")
    barrier, times = context.Barrier(processes + 1), context.Queue()
    each = count // processes
    running = [context.Process(target=_loop, args=(port, raw, each, barrier, times)) for _ in range(processes)]
    for one in running:
        one.start()
    barrier.wait(60)
    began = time.time()
    ended = max(times.get(timeout=600) for _ in running)
    for one in running:
        one.join(60)
    return each * processes / (ended - began)


def _loop(port, raw, count, barrier, times):
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.ehlo()
        barrier.wait(60)
        for number in range(count):
            client.sendmail("sender@acme.example", [f"p{number}@home.example"], raw)
        times.put(time.time())
