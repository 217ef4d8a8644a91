import { expect, test } from "vitest";
import { accessReader } from "#functions/images/usage/access-line.ts";
import { logHead, logLine } from "#test/support/pictures/access-logs.ts";

const path = `/hosted/${"a".repeat(64)}/245.webp`;
const read = (...lines: string[]) => {
  const reader = accessReader();
  return [...logHead, ...lines].flatMap((line) => reader(line) ?? []);
};

test("a line says on which day what was asked for, and whether the CDN had it", () => {
  const common = { day: "2026-02-01", path };
  expect(
    read(
      logLine(path),
      logLine(path, { result: "RefreshHit", status: 304 }),
      logLine(path, { result: "Miss", status: 206 }),
      logLine(path, { result: "Error", status: 403 }),
    ),
  ).toEqual([
    { ...common, isServed: true, isHit: true },
    { ...common, isServed: true, isHit: true },
    { ...common, isServed: true, isHit: false },
    { ...common, isServed: false, isHit: undefined },
  ]);
});

test("columns are found by their names, wherever they stand", () => {
  const reader = accessReader();
  reader("#Fields: sc-status cs-uri-stem x-edge-result-type cs-method date");
  expect(reader(`200\t${path}\tHit\tGET\t2026-02-02`)).toEqual({
    ...{ day: "2026-02-02", path, isServed: true, isHit: true },
  });
});

test.each([
  ["of a look at headers alone", logLine(path, { method: "HEAD" })],
  ["of a preflight", logLine(path, { method: "OPTIONS" })],
  ["without a day", logLine(path, { day: "yesterday" })],
  ["of a path that is none", logLine("-")],
  ["that is empty", ""],
  ["that is cut off", logLine(path).slice(0, 30)],
  ["of something else", "<html>"],
])("a line %s says nothing", (_name, line) => {
  expect(read(line)).toEqual([]);
});

test("without a head, and with one that lacks a column, lines say nothing", () => {
  const reader = accessReader();
  expect(reader(logLine(path))).toBeUndefined();
  reader("#Fields: date time cs-method");
  expect(reader(`2026-02-02\t21:02:31\tGET`)).toBeUndefined();
});
