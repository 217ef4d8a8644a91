import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { problems } from "#schemas/problems.ts";
import { type Answer, api } from "#test/support/clouds/api.ts";
import { type BadRequest, badRequestsOf } from "#test/support/requests/bad-requests.ts";
import { admin } from "#test/support/sources/runs.ts";

const rows: string[] = [];
let token = "";

beforeAll(async () => {
  // An admin: what is refused must be refused for what it is, not for who asks.
  token = await admin();
});

describe.each(operations.map((operation) => ({ id: operation.id, operation })))(
  "[API-4] $id",
  ({ operation }) => {
    test("answers everything bad with a reason, and never with a 5xx", async () => {
      const wrong: string[] = [];
      for (const bad of badRequestsOf(operation, { token })) {
        const answer = await api(bad.request, bad.sent);
        rows.push(rowOf(operation.id, bad, answer));
        if (!isRefusal(operation, bad, answer)) wrong.push(rowOf(operation.id, bad, answer));
      }
      expect(wrong).toEqual([]);
    });
  },
);

test("[API-4] nothing bad has changed anything", async () => {
  expect((await api("GET /v1/collections", { token })).body.items).toEqual([]);
  expect((await api("GET /v1/me", { token })).body.groups).toEqual(["admin"]);
});

afterAll(() => {
  const folder = join(import.meta.dirname, "../../.local/reports");
  mkdirSync(folder, { recursive: true });
  const head = ["| Operation | What was sent | Status | Code | Detail |", "|---|---|---|---|---|"];
  const title = `# Bad input: ${rows.length} requests to ${operations.length} operations`;
  writeFileSync(join(folder, "bad-input.md"), [title, "", ...head, ...rows, ""].join("\n"));
});

function isRefusal(
  { errors }: Operation,
  { isGateways, what }: BadRequest,
  { status, headers, body }: Answer,
): boolean {
  if (isGateways) return status === 401;
  if (errors === "v2") {
    const { message = "", code } = body?.error ?? {};
    // As at the old service, parameters that nobody knows change nothing.
    if (status === 200) return what.startsWith("?");
    return status >= 400 && status < 500 && code === status && message.length > 10;
  }
  const isProblem = headers.get("content-type") === "application/problem+json";
  const hasReason = typeof body?.detail === "string" && body.detail.length > 10;
  return (
    status >= 400 && status < 500 && isProblem && hasReason && Object.hasOwn(problems, body.code)
  );
}

function rowOf(id: string, { what }: BadRequest, { status, body }: Answer): string {
  const cells = [id, what, status, body?.code ?? "", body?.detail ?? body?.message ?? ""];
  const safe = cells.map((cell) =>
    String(cell)
      .replace(/[|\n\p{Cc}]/gu, " ")
      .slice(0, 160),
  );
  return `| ${safe.join(" | ")} |`;
}
