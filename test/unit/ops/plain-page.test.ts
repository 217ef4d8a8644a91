import { expect, test } from "vitest";
import { plainPage } from "#functions/ops/docs/plain-page.ts";
import openapi from "#schemas/generated/openapi.json" with { type: "json" };
import { operations } from "#schemas/http/index.ts";

test("[API-1] the page names every operation with its path", () => {
  const page = plainPage(openapi);
  for (const { id, method, path } of operations) {
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain(`${method} ${path}`);
  }
});

test("the page loads and runs nothing", () => {
  expect(plainPage(openapi)).not.toMatch(/<script|<img|<link|src=|@import|url\(/i);
});

test("text of the document is text in the page", () => {
  const hostile = '<script>alert("x")</script>';
  const page = plainPage({
    info: { title: hostile, version: "1", description: hostile },
    paths: { "/x": { get: { operationId: "a.b", summary: hostile, responses: {} } } },
  });
  expect(page).not.toContain("<script");
  expect(page).toContain("&#60;script&#62;");
});
