"""Routes and policies, which each request is held against, are read once; an answer goes out in one piece."""

import re
from functools import lru_cache

import h11
from hypercorn.events import RawData
from hypercorn.protocol.h11 import H11Protocol
from ministack.core import iam_evaluator
from ministack.services import apigateway

read_policy = iam_evaluator.parse_policy_document
read_policy_once = lru_cache(1024)(read_policy)


def policy_statements(document):
    return read_policy_once(document) if isinstance(document, str) else read_policy(document)


@lru_cache(4096)
def pattern_of(route_path):
    """What the path of a route matches, and the names of its parameters."""
    parts = re.split(r"\{([^}]+)\}", route_path)
    names = parts[1::2]
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = ["(.+)" if name.endswith("+") else "([^/]+)" for name in names]
    return re.compile("".join(parts)), [name.removesuffix("+") for name in names]


def path_parameters(route_path, request_path):
    pattern, names = pattern_of(route_path)
    match = pattern.fullmatch(request_path)
    return dict(zip(names, match.groups())) if match else None


async def send_head_with_body(self, event):
    """Sends the head of an answer with the first part of its body, not by itself."""
    try:
        data = self.connection.send(event)
    except h11.LocalProtocolError:
        if self.connection.their_state != h11.ERROR:
            raise
        return
    data = self.__dict__.pop("held_head", b"") + (data or b"")
    if isinstance(event, h11.Response):
        self.held_head = data
    elif data:
        await self.send(RawData(data=data))


def install():
    iam_evaluator.parse_policy_document = policy_statements
    apigateway._extract_path_params = path_parameters
    H11Protocol._send_h11_event = send_head_with_body
