"""
Starts MiniStack, with less work for the same answers: what it finds out anew for each item of a query and each request is
found out once. All of this is written for the version that requirements.txt pins.
"""

import gc

import conditions
import requests_and_answers
import worker_logs
from ministack.app import main

# What it makes lives long or ends by itself; a tenth of its time went into looking for the rest.
gc.set_threshold(100_000, 20, 100)

for part in (conditions, requests_and_answers, worker_logs):
    part.install()
main()
