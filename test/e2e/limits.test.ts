import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Answer, api, somebody } from "#test/support/clouds/api.ts";
import { linesOf } from "#test/support/clouds/cloud-logs.ts";

const several = (count: number, call: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, call));

/** Refused, and told when to come back and which budget it was. */
const saysWhen = (budget: string) => ({
  code: "request.too_many",
  facts: { budget, retryAfterSeconds: expect.any(Number) },
});

/**
 * Holds that no more were let through than windows allow, two of them because one may end meanwhile. A container that
 * does not reach the table within its patience, as when thirty start at once on a busy machine, says so and counts
 * alone: it may let a quarter of a window through by itself.
 */
async function expectLetThrough(
  answers: readonly Answer[],
  window: number,
  since: Date,
): Promise<void> {
  const through = answers.filter(({ status }) => status !== 429).length;
  const beyond = async () => {
    const lines = await linesOf("accounts-http", since);
    const alone = lines.filter(({ message }) => message === "limits counted alone").length;
    return through - 2 * window - alone * Math.ceil(window / 4);
  };
  // Lines come into the log after the answer.
  await expect.poll(beyond, { timeout: 10_000 }).toBeLessThanOrEqual(0);
}

test("[ACC-5] 25 wrong passwords in a row are not all tried, and the right one waits as well", async () => {
  const since = new Date();
  const { email, password } = await somebody();
  const answers: Answer[] = [];
  for (let turn = 0; turn < 25; turn += 1) {
    const body = { email, password: `Wrong-Horse-${turn}` };
    answers.push(await api("POST /v1/auth/sign-in", { body }));
  }
  await expectLetThrough(answers, 10, since);
  const refused = await api("POST /v1/auth/sign-in", { body: { email, password } });
  expect(refused).toMatchObject({ status: 429, body: saysWhen("sign-in") });
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBe(refused.body.facts.retryAfterSeconds);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(900);
});

test("[ACC-5] codes are guessed no more often than passwords", async () => {
  const since = new Date();
  const guess = { email: `collector-${randomUUID()}@example.com`, code: "000000" };
  const body = { ...guess, password: "Correct-Horse-7" };
  const answers = await several(30, () => api("POST /v1/auth/reset-password", { body }));
  await expectLetThrough(answers, 10, since);
});

test("[ACC-5] nobody's mailbox is filled by asking for codes", async () => {
  const since = new Date();
  const body = { email: `collector-${randomUUID()}@example.com` };
  const answers = await several(20, () => api("POST /v1/auth/register", { body }));
  await expectLetThrough(answers, 4, since);
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject(saysWhen("mail"));
});

const isRefused = (answers: readonly Answer[]) =>
  answers.length > 0 && answers.every(({ status }) => status === 429);

test("[ACC-5] creations end with the budget of their minute, and others go on", async () => {
  const [busy, other] = [await somebody(), await somebody()];
  // Deleting what is not there costs the table next to nothing and is a write all the same.
  const path = "DELETE /v1/collections/01ARZ3NDEKTSV4RRFFQ69G5FAV";
  // Each container lets a few calls through before it looks at what all have counted.
  let last: readonly Answer[] = [];
  for (let sent = 0; sent < 1_400 && !isRefused(last); sent += 20) {
    last = await several(20, () => api(path, { token: busy.token }));
  }
  for (const answer of last) {
    expect(answer).toMatchObject({ status: 429, body: saysWhen("write") });
  }
  const creation = { body: { name: "One more", kind: "binder" } };
  const refused = await api("POST /v1/collections", { token: busy.token, ...creation });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect((await api("POST /v1/collections", { token: other.token, ...creation })).status).toBe(201);
  expect((await api("GET /v1/collections", { token: busy.token })).status).toBe(200);
});
