import { expect, test } from "vitest";
import { createImport } from "#schemas/http/imports.ts";

const body = createImport.request.body;
const into = { name: "Binder", kind: "binder" };
const file = { fileName: "cards.csv", bytes: 9, into };

test.each(["\u0000", "\u200b", "a\u202eb", "a\ud800", " "])(
  "[API-4] a file is not called %j",
  (fileName) => {
    expect(body.safeParse({ ...file, fileName }).success).toBe(false);
  },
);

test.each([
  { format: "a\ud800" },
  { sheet: "a\ud800" },
  { encoding: "a\ud800" },
  { mapping: { columns: { "a\ud800": "name" } } },
])("[API-4] %j has half a character, which nothing in a file has", (options) => {
  expect(body.safeParse({ ...file, ...options }).success).toBe(false);
});

test("a sheet is called as it stands in the file, letter for letter", () => {
  const sheet = " Blatt\u00a01 e\u0301";
  expect(body.parse({ ...file, sheet })).toMatchObject({ sheet });
});
