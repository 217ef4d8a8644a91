"""What a worker logs is there with its answer: nobody waits for more, which took 5 to 50 ms of each call, nor misses any."""

import os
import select
import sys
import threading

from ministack.core.lambda_runtime import Worker

drain_with_waits = Worker._drain_stderr_bounded


class WorkerLog:
    def __init__(self, pipe, lines):
        self.pipe = pipe
        self.lines = lines
        self.begun = b""
        self.turn = threading.Lock()
        self.readable = self.new_poll()

    def new_poll(self):
        poll = select.poll()
        poll.register(self.pipe.fileno(), select.POLLIN)
        return poll

    def follow(self):
        # Of its own, as two threads may not wait for one.
        readable = self.new_poll()
        while True:
            readable.poll()
            if not self.take():
                return

    def take(self):
        """Takes all that is there. Says whether more may come."""
        with self.turn:
            while self.readable.poll(0):
                read = os.read(self.pipe.fileno(), 65_536)
                *whole, self.begun = (self.begun + read).split(b"\n")
                if not read and self.begun:
                    whole, self.begun = [self.begun], b""
                for line in whole:
                    self.lines.put(line.decode("utf-8", "replace"))
                if not read:
                    return False
        return True


def follow_log(self):
    self.worker_log = WorkerLog(self._proc.stderr, self._stderr_queue)
    self.worker_log.follow()


def lines_until_answer(self, *waits, **named_waits):
    log = getattr(self, "worker_log", None)
    if log is None or log.lines is not self._stderr_queue:
        return drain_with_waits(self, *waits, **named_waits)
    log.take()
    return self._drain_stderr()


def install():
    # There Node writes to pipes at once, so that a worker's lines are in its pipe before its answer is.
    if sys.platform == "linux":
        Worker._read_stderr = follow_log
        Worker._drain_stderr_bounded = lines_until_answer
