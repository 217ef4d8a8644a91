import { expect, test } from "vitest";
import document from "#schemas/generated/openapi.json" with { type: "json" };
import {
  DocumentedAnswers,
  type Exchange,
  type OpenApi,
} from "#test/support/requests/documented-answers.ts";

const answers = new DocumentedAnswers(document as unknown as OpenApi);
const head = {
  id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  name: "Base Set",
  kind: "binder",
  version: 1,
  createdAt: "2026-02-01T06:00:00.000Z",
  updatedAt: "2026-02-01T06:00:00.000Z",
  ...{ lots: 0, cards: 0 },
};
const good = {
  "content-type": "application/json",
  "cache-control": "private, no-cache",
  etag: '"v1.0.0"',
};
const exchange = (change: Omit<Partial<Exchange>, "headers"> & { headers?: object }): Exchange => ({
  method: "GET",
  path: `/v1/collections/${head.id}`,
  status: 200,
  body: head,
  ...change,
  headers: new Headers({ ...good, ...change.headers }),
});

test("an answer that the document describes has no findings", () => {
  expect(answers.verdictOn(exchange({}))).toEqual({
    operation: "collections.getCollection",
    findings: [],
  });
  expect(answers.verdictOn(exchange({ method: "HEAD", body: "" })).findings).toEqual([]);
  expect(answers.verdictOn(exchange({ status: 304, body: "" })).findings).toEqual([]);
});

test.each([
  ["a status that is not described", { status: 418 }, "the status is not described"],
  ["another type", { headers: { "content-type": "text/html" } }, "the type text/html"],
  ["a header that is not described", { headers: { location: "/x" } }, "the header location"],
  ["a header of another shape", { headers: { etag: "v1" } }, "the header etag"],
  ["a body of another shape", { body: { ...head, lots: "none" } }, "/lots must be integer"],
  ["a body of a HEAD", { method: "HEAD" }, "none is described"],
  ["a good answer of no operation", { path: "/v1/nowhere" }, "is not described"],
])("%s is a finding", (_what, change, finding) => {
  expect(answers.verdictOn(exchange(change)).findings.join()).toContain(finding);
});

test("a header that must be there and is missing is a finding", () => {
  const { etag: _none, ...rest } = good;
  const without = { ...exchange({}), headers: new Headers(rest) };
  expect(answers.verdictOn(without).findings.join()).toContain("the header etag is missing");
});
