import { expect, test } from "vitest";
import { accessTokenIn } from "#functions/sources/providers/bodies/access-token.ts";
import { authoriser } from "#functions/sources/upstreams/authoriser.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { bazaar } from "#test/support/sources/bazaar.ts";

const { credentials } = bazaar("http://bazaar.test");
const request = { url: "http://bazaar.test/offers" };

function given(secret: () => Promise<Record<string, string>> = async () => ({ key: "k" })) {
  if (!credentials) throw new Error("The bazaar lets nobody in without a token.");
  const time = fakeClock();
  let tokens = 0;
  const letIn = authoriser("bazaar", {
    ...{ credentials, clock: time.now },
    secrets: { read: secret, readIfThere: async () => undefined },
  });
  const send = async () => {
    tokens += 1;
    const bytes = Buffer.from(JSON.stringify({ token: `t${tokens}`, seconds: 1000 }));
    return { requestedAt: time.now().toISOString(), durationMs: 1, status: 200, bytes };
  };
  return { time, letIn, ask: () => letIn.authorised(request, send), tokens: () => tokens };
}
const withToken = (name: string) => ({ ...request, headers: { authorization: `Bearer ${name}` } });

test("a token serves all requests until nine tenths of its life are over", async () => {
  const { ask, time, tokens } = given();
  expect(await Promise.all([ask(), ask()])).toEqual([withToken("t1"), withToken("t1")]);
  await time.advance(899_000);
  expect(await ask()).toEqual(withToken("t1"));
  await time.advance(1_000);
  expect(await ask()).toEqual(withToken("t2"));
  expect(tokens()).toBe(2);
});

test("a token that was refused is not used again", async () => {
  const { ask, letIn } = given();
  await ask();
  letIn.forget();
  expect(await ask()).toEqual(withToken("t2"));
});

test("a secret that is not there is an exchange that says so, and no crash", async () => {
  const { ask } = given(async () => {
    throw new MessageError("auth", "The parameter store has no /cardlake/dev/sources/bazaar/key.");
  });
  expect(await ask()).toMatchObject({
    refused: {
      error: expect.stringContaining("There is no token: The parameter store has no"),
      errorClass: "auth",
    },
  });
});

test.each([
  [{ status: 503 }, "The upstream said 503.", "transient"],
  [{ status: 200 }, "The body is empty.", "transient"],
  [{ error: "connect ECONNREFUSED" }, "connect ECONNREFUSED", "transient"],
  [{ status: 429 }, "The upstream said 429: too many requests.", "quota"],
  // A key that is not taken: who asks on is asking in vain.
  [{ status: 401 }, "The upstream said 401.", "auth"],
  [{ status: 400 }, "The upstream said 400.", "auth"],
])("[ING-4] what a token could not be had for is told: %j", async (answer, why, errorClass) => {
  const { letIn, time } = given();
  const requestedAt = time.now().toISOString();
  const send = async () => ({ requestedAt, durationMs: 1, ...answer });
  expect(await letIn.authorised(request, send)).toEqual({
    refused: {
      ...{ requestedAt, durationMs: 0, error: `There is no token: ${why}`, errorClass },
      isNotLetIn: true,
    },
  });
});

test("[ING-6] what should be a token and is none is not told to anybody", async () => {
  const tokenOf = (body: string) => accessTokenIn(body, "the shop");
  for (const body of ["v^1.1#secret", "access_token=v^1.1#secret", '{"access_token":"v^1.1#sec']) {
    expect(() => tokenOf(body)).toThrow(/^The answer of the shop holds no token\.$/);
  }
});

test("a fault of our own is no refusal, and the next request asks for a token again", async () => {
  const told = [new TypeError("It is no function.")];
  const { ask } = given(async () => {
    const fault = told.pop();
    if (fault) throw fault;
    return { key: "k" };
  });
  await expect(ask()).rejects.toThrow(TypeError);
  expect(await ask()).toEqual(withToken("t1"));
});
