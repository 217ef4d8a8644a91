import { describe, expect, test } from "vitest";
import { foundIn, pictureVerdict } from "#functions/images/pictures/picture-exchange.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { at, exchange, url } from "#test/support/pictures/exchanges.ts";

describe("what an exchange says of a picture", () => {
  test.each<[string, Partial<Exchange>, object]>([
    ["nothing came", {}, { kind: "failed", reason: "No answer from pictures.test: nothing came" }],
    [
      "a reset",
      { error: "reset" },
      { kind: "failed", reason: "No answer from pictures.test: reset" },
    ],
    ["half a body", { status: 200, error: "cut" }, { kind: "failed" }],
    ["too long", { status: 200, isTooLong: true, error: "long" }, { kind: "unusable" }],
    ["a long page of trouble", { status: 500, isTooLong: true }, { kind: "failed" }],
    ["it leads on", { status: 302, location: "/5" }, { kind: "elsewhere", location: "/5" }],
    ["an empty body", { status: 200 }, { kind: "picture", bytes: Buffer.alloc(0) }],
    ["gone", { status: 410 }, { kind: "absent" }],
    ["forbidden", { status: 403 }, { kind: "refused", reason: "pictures.test answered with 403." }],
    ["too early", { status: 425 }, { kind: "failed", reason: "pictures.test answered with 425." }],
    ["a timeout", { status: 408 }, { kind: "failed" }],
    [
      "a pause",
      { status: 429, headers: { retryAfter: "7" } },
      { kind: "failed", retryAfterSeconds: 7 },
    ],
    ["unchanged", { status: 304 }, { kind: "unchanged" }],
  ])("%s", (_what, more, expected) => {
    expect(foundIn(exchange(more), url)).toMatchObject(expected);
  });

  test("names no pause where none was asked for", () => {
    expect(foundIn(exchange({ status: 503 }), url)).not.toHaveProperty("retryAfterSeconds");
  });
});

describe("what an exchange says of its host", () => {
  const failure = (errorClass: string, reason: string) => ({
    ...{ kind: "failed", failure: { errorClass, reason } },
  });
  test.each<[string, Partial<Exchange>, object]>([
    ["nothing came", {}, failure("transient", "No answer came.")],
    ["a reset", { error: "reset" }, failure("transient", "reset")],
    ["half a body", { status: 200, error: "cut" }, failure("transient", "cut")],
    ["too long", { status: 200, isTooLong: true, error: "long" }, failure("permanent", "long")],
    ["too long, without a word", { status: 200, isTooLong: true }, failure("permanent", "")],
    ["a picture", { status: 200 }, { kind: "data" }],
    ["gone", { status: 404 }, failure("permanent", "The host said 404.")],
    ["too many", { status: 429 }, failure("quota", "The host said 429.")],
    ["trouble", { status: 500 }, failure("transient", "The host said 500.")],
    ["not trouble", { status: 499 }, failure("permanent", "The host said 499.")],
    [
      "it leads on, to an address without its secrets",
      { status: 302, location: "https://cdn.test/4?token=abc" },
      failure("permanent", "It leads to https://cdn.test/4?token=removed."),
    ],
    [
      "it leads on, to a path without its query",
      { status: 302, location: "/4?token=abc" },
      failure("permanent", "It leads to /4."),
    ],
  ])("%s", (_what, more, expected) => {
    expect(pictureVerdict(exchange(more), {})).toEqual(expected);
  });

  test("a confirmation counts to whoever said what he has", () => {
    const confirmed = exchange({ status: 304 });
    expect(pictureVerdict(confirmed, { etag: "1" })).toEqual({ kind: "not_modified" });
    expect(pictureVerdict(confirmed, { lastModified: at })).toEqual({ kind: "not_modified" });
    expect(pictureVerdict(confirmed, {})).toMatchObject({ kind: "failed" });
  });
});
