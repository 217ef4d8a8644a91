import type { Socket } from "node:net";
import type { GuardedRequest } from "#functions/shared/guarded/guarded-request.ts";
import { answer } from "./hostile-answers.ts";

/** Writes a piece whenever the one before is gone, for as long as anybody listens. */
export function endlessly(socket: Socket, piece: Uint8Array | string): void {
  const write = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on("drain", write);
  write();
}

/** Writes a piece every five milliseconds, which is soon enough for whoever counts the time between pieces. */
function dripping(socket: Socket, begin: string, piece: string): void {
  socket.write(begin);
  const drip = setInterval(() => socket.write(piece), 5);
  socket.once("close", () => clearInterval(drip));
}

const asked = (then: (socket: Socket) => void) => (socket: Socket) => {
  socket.once("data", () => then(socket));
};

interface SlowServer {
  readonly what: string;
  readonly serve: (socket: Socket) => void;
  /** How it is asked, so that nobody has to wait for seconds. */
  readonly request?: Partial<GuardedRequest>;
  readonly outcome: { readonly outcome: "failed"; readonly reason: string } | object;
}

const failed = (reason: string) => ({ outcome: "failed", reason });
const isCut = { outcome: "answered", bodyIs: "cut" };

/** Servers that take their time, or never end. */
export const slowServers: readonly SlowServer[] = [
  {
    what: "a server that never answers",
    serve: () => {},
    request: { times: { answerMs: 30 } },
    outcome: failed("answer_timeout"),
  },
  {
    what: "a status line that drips",
    serve: (socket) => dripping(socket, "HTTP/1.1 200 ", "O"),
    request: { times: { answerMs: 50 } },
    outcome: failed("answer_timeout"),
  },
  {
    what: "headers that drip",
    serve: (socket) => dripping(socket, "HTTP/1.1 200 OK\r\n", "a: b\r\n"),
    request: { times: { answerMs: 50 } },
    outcome: failed("answer_timeout"),
  },
  {
    what: "an answer before the answer that drips",
    serve: (socket) => dripping(socket, "HTTP/1.1 103 Early Hints\r\n", "a: b\r\n"),
    request: { times: { answerMs: 50 } },
    outcome: failed("answer_timeout"),
  },
  {
    what: "a body that drips",
    serve: (socket) => dripping(socket, answer("content-length: 1000"), "a"),
    request: { times: { wholeMs: 100 } },
    outcome: failed("whole_timeout"),
  },
  {
    what: "chunks of one byte that drip",
    serve: (socket) => dripping(socket, answer("transfer-encoding: chunked"), "1\r\na\r\n"),
    request: { times: { wholeMs: 100 } },
    outcome: failed("whole_timeout"),
  },
  {
    what: "a body that stands still",
    serve: (socket) => socket.write(answer("content-length: 10", "hell")),
    request: { times: { wholeMs: 100 } },
    outcome: failed("whole_timeout"),
  },
  {
    what: "redirects that each take a little",
    serve: asked((socket) => {
      const slow = "HTTP/1.1 302 Found\r\nlocation: /on\r\ncontent-length: 0\r\n\r\n";
      setTimeout(() => socket.end(slow), 60);
    }),
    request: { times: { wholeMs: 150 }, mostRedirects: 3 } as Partial<GuardedRequest>,
    outcome: failed("whole_timeout"),
  },
  {
    what: "endless answers before the answer",
    serve: asked((socket) => endlessly(socket, "HTTP/1.1 103 Early Hints\r\na: b\r\n\r\n")),
    outcome: failed("headers_too_large"),
  },
  {
    what: "headers without end",
    serve: asked((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      endlessly(socket, `a: ${"b".repeat(1000)}\r\n`);
    }),
    outcome: failed("headers_too_large"),
  },
  {
    what: "trailers without end",
    serve: asked((socket) => {
      socket.write(answer("transfer-encoding: chunked", "0\r\n"));
      endlessly(socket, `a: ${"b".repeat(1000)}\r\n`);
    }),
    outcome: failed("broken_off"),
  },
  {
    what: "a connection that is reset",
    serve: asked((socket) => socket.resetAndDestroy()),
    outcome: failed("broken_off"),
  },
  {
    what: "a connection that is closed before anything is asked",
    serve: (socket) => socket.end(),
    outcome: failed("broken_off"),
  },
  {
    what: "a body without end",
    serve: asked((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      endlessly(socket, "a".repeat(65_536));
    }),
    outcome: isCut,
  },
  {
    what: "chunks without end",
    serve: asked((socket) => {
      socket.write(answer("transfer-encoding: chunked"));
      endlessly(socket, `10000\r\n${"a".repeat(0x10000)}\r\n`);
    }),
    outcome: isCut,
  },
  {
    what: "a body that says it has 100 GB",
    serve: asked((socket) => {
      socket.write(answer("content-length: 99999999999"));
      endlessly(socket, "a".repeat(65_536));
    }),
    outcome: isCut,
  },
];
