import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { Trouble } from "#functions/shared/guarded/outcome.ts";

export const answer = (head: string, body = ""): string =>
  `HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`;
export const manyHeaders = (count: number): string =>
  answer(`${Array.from({ length: count }, (_, at) => `h${at}: v`).join("\r\n")}`);
const cut = "transfer-encoding: chunked";

/** Bytes after which a server hangs up, and why they are no answer. */
export const unsoundAnswers: readonly (readonly [what: string, bytes: string, Trouble])[] = [
  ["a hundred and one headers", manyHeaders(101), "headers_too_large"],
  ["five thousand headers", manyHeaders(5000), "headers_too_large"],
  ["a header of 20 KB", answer(`a: ${"b".repeat(20_000)}`), "headers_too_large"],
  ["a header's name of 20 KB", answer(`${"a".repeat(20_000)}: b`), "headers_too_large"],
  ["a status line of 20 KB", `HTTP/1.1 200 ${"b".repeat(20_000)}\r\n\r\n`, "headers_too_large"],
  ["another protocol", "SSH-2.0-OpenSSH_9.6\r\n", "not_http"],
  ["a greeting of mail", "220 mail.example.org ESMTP\r\n", "not_http"],
  ["an answer of Redis", "-ERR unknown command\r\n", "not_http"],
  ["HTTP/0.9, which has no head", "<html>hello</html>", "not_http"],
  ["HTTP/2 without having agreed on it", "\0\0\x12\x04\0\0\0\0\0", "not_http"],
  ["HTTP/2 by its line", "HTTP/2 200\r\n\r\n", "not_http"],
  ["HTTP/9.9", "HTTP/9.9 200 OK\r\n\r\n", "not_http"],
  ["radio", "ICY 200 OK\r\n\r\n", "not_http"],
  ["no status", "HTTP/1.1 OK\r\n\r\n", "not_http"],
  ["a status of zero", "HTTP/1.1 000 None\r\ncontent-length: 0\r\n\r\n", "not_http"],
  ["a status below a hundred", "HTTP/1.1 099 Low\r\ncontent-length: 0\r\n\r\n", "not_http"],
  ["a status that means nothing", "HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n", "not_http"],
  ["a status below zero", "HTTP/1.1 -200 OK\r\n\r\n", "not_http"],
  ["a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", "not_http"],
  ["lines that end as they please", "HTTP/1.1 200 OK\ncontent-length: 5\n\nhello", "not_http"],
  ["two lengths", answer("content-length: 5\r\ncontent-length: 6", "hello"), "not_http"],
  ["a list of lengths", answer("content-length: 5, 6", "hello"), "not_http"],
  ["a length below zero", answer("content-length: -5", "hello"), "not_http"],
  ["a length with a plus", answer("content-length: +5", "hello"), "not_http"],
  ["a length in hex", answer("content-length: 0x5", "hello"), "not_http"],
  ["a length that no number holds", answer("content-length: 99999999999999999999"), "not_http"],
  ["a length and chunks", answer(`content-length: 5\r\n${cut}`, "0\r\n\r\n"), "not_http"],
  ["a chunk below zero", answer(cut, "-1\r\nhello\r\n0\r\n\r\n"), "broken_off"],
  ["a chunk that no number holds", answer(cut, `${"f".repeat(17)}\r\nhello`), "broken_off"],
  ["a chunk of no number", answer(cut, "x\r\nhello\r\n0\r\n\r\n"), "broken_off"],
  ["a chunk longer than it says", answer(cut, "2\r\nhello\r\n0\r\n\r\n"), "broken_off"],
  ["words for chunks without end", answer(cut, `1;${"a".repeat(40_000)}\r\nh`), "broken_off"],
  ["a header's line that goes on", answer("a: b\r\n c: d"), "not_http"],
  ["a blank in a header's name", answer("content-length : 5", "hello"), "not_http"],
  ["a header without a name", answer(": b"), "not_http"],
  ["a zero byte in a header", answer("a: b\0c"), "not_http"],
  ["half of a line's end in a header", answer("a: b\rlocation: c"), "not_http"],
  ["nothing at all", "", "broken_off"],
  ["a line's end alone", "\r\n", "broken_off"],
  ["half of a head", "HTTP/1.1 200 OK\r\ncontent-le", "broken_off"],
  ["half of a body", answer("content-length: 100", "half"), "broken_off"],
  ["half of a chunk", answer(cut, "ff\r\nhalf"), "broken_off"],
  ["chunks without the last", answer(cut, "4\r\nhalf\r\n"), "broken_off"],
  [
    "another protocol from here on",
    "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
    "broken_off",
  ],
  ["answers before the answer, and none", "HTTP/1.1 100 Continue\r\n\r\n", "broken_off"],
  ["a hundred to go on", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100), "headers_too_large"],
  ["a hundred still at work", "HTTP/1.1 102 Processing\r\n\r\n".repeat(100), "headers_too_large"],
];

/** Odd answers that are taken all the same, for they mislead nobody: what is taken for the body. */
export const oddAnswers: readonly (readonly [what: string, bytes: string, body: string])[] = [
  [
    "an answer behind the answer",
    answer("content-length: 5", "helloHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil"),
    "hello",
  ],
  ["HTTP/1.0, whose end is the end", "HTTP/1.0 200 OK\r\n\r\nhello", "hello"],
  ["a body that may have none", "HTTP/1.1 204 None\r\ncontent-length: 5\r\n\r\nhello", ""],
  [
    "chunks that say they are packed, as they are",
    answer("transfer-encoding: gzip, chunked", "2\r\n\x1f\x8b\r\n0\r\n\r\n"),
    "\x1f\x8b",
  ],
  ["chunks of another kind, as they are", answer("transfer-encoding: xchunked", "5"), "5"],
  ["a protocol that looks like HTTP", "RTSP/1.0 200 OK\r\n\r\n", ""],
];

const megabytes = Buffer.alloc(20_000_000);

/** Packed bodies by what a server says of them; none is unpacked, nor read. */
export const packedBodies: readonly (readonly [encoding: string, packed: Buffer])[] = [
  ["gzip", gzipSync(megabytes)],
  ["br", brotliCompressSync(megabytes)],
  ["deflate", deflateSync(megabytes)],
  ["gzip, gzip", gzipSync(gzipSync(megabytes))],
  ["gzip, br, gzip", gzipSync(brotliCompressSync(gzipSync(megabytes)))],
  ["identity, gzip", gzipSync(megabytes)],
  ["x-gzip", gzipSync(megabytes)],
  ["GZIP", gzipSync("small")],
  ["deflate (that is none)", gzipSync("wrong")],
  ["zstd", Buffer.from("no zstd")],
  ["something new", Buffer.from("?")],
];
