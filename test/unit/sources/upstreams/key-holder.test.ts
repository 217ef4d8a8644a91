import { expect, test } from "vitest";
import { keyHolder } from "#functions/sources/upstreams/key-holder.ts";

const request = { url: "http://cards.test/v2/cards" };
const withKey = { ...request, headers: { "X-Api-Key": "secret" } };

function given(value: string | undefined) {
  const asked: string[] = [];
  const letIn = keyHolder("cards", {
    key: { secret: "api-key", header: "X-Api-Key" },
    secrets: {
      readIfThere: async (source, name) => {
        asked.push(`${source}/${name}`);
        return value;
      },
    },
  });
  const send = async () => ({ requestedAt: "", durationMs: 1 });
  const comesTo = (status: number) => letIn.noticed?.({ requestedAt: "", durationMs: 1, status });
  return { asked, comesTo, ask: () => letIn.authorised(request, send), letIn };
}

test("[ING-6] a key is sent along, and read once", async () => {
  const { ask, asked } = given("secret");
  expect([await ask(), await ask()]).toEqual([withKey, withKey]);
  expect(asked).toEqual(["cards/api-key"]);
});

test("without a key requests go as they are", async () => {
  const { ask } = given(undefined);
  expect(await ask()).toEqual(request);
});

test.each([500, 502, 504, 401, 403])(
  "after a %i the next try goes without the key",
  async (status) => {
    const { ask, comesTo } = given("secret");
    await ask();
    comesTo(status);
    expect(await ask()).toEqual(request);
    comesTo(200);
    expect(await ask()).toEqual(request);
  },
);

test("where it fails without the key too, it was not the key", async () => {
  const { ask, comesTo } = given("secret");
  comesTo(500);
  comesTo(500);
  expect(await ask()).toEqual(withKey);
});

test("a refused key is not sent again", async () => {
  const { ask, comesTo, letIn } = given("secret");
  comesTo(401);
  letIn.forget();
  expect(await ask()).toEqual(request);
});

test("a store that fails once is asked again", async () => {
  let asked = 0;
  const readIfThere = async () => {
    asked += 1;
    if (asked === 1) throw new Error("throttled");
    return "secret";
  };
  const key = { secret: "api-key", header: "X-Api-Key" };
  const letIn = keyHolder("cards", { key, secrets: { readIfThere } });
  const ask = () => letIn.authorised(request, async () => ({ requestedAt: "", durationMs: 1 }));
  await expect(ask()).rejects.toThrow("throttled");
  expect(await ask()).toEqual(withKey);
});
