import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { guardedOnLoopback, type Names } from "#test/support/guarded/guarded.ts";
import { insideNames } from "#test/support/guarded/inside-names.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const get = { method: "GET", mostBodyBytes: 100 } as const;
const url = "http://hooks.example.org/";

/** A client that knows what the name leads to, and a server behind whatever it connects to. */
async function leadingTo(found: Names[string]) {
  const { origin } = await loopbackServer((_request, response) => response.end("hello"));
  const names = { "hooks.example.org": found };
  return guardedOnLoopback(Number(new URL(origin).port), { names });
}

describe("[ALR-4] a name is refused that leads", () => {
  test.each(insideNames)("%s", async (_what, found) => {
    const { client, dialled } = await leadingTo(found);
    const refused = { outcome: "refused", reason: "leads_inside" };
    expect(await client.send({ ...get, url })).toMatchObject(refused);
    expect(await client.judgedWithName(url)).toMatchObject(refused);
    expect(dialled).toEqual([]);
  });
});

test("[ALR-4] what a name leads to is not told", async () => {
  const { client } = await leadingTo(["10.11.12.13"]);
  const outcome = await client.send({ ...get, url });
  expect(outcome).toMatchObject({
    sentence: "hooks.example.org leads to an address that is not public.",
  });
  expect(JSON.stringify(outcome)).not.toContain("10.11.12.13");
});

test("[ALR-4] a connection is made to the addresses that were judged, whatever the name leads to later", async () => {
  const answers = [["93.184.216.34"], ["127.0.0.1"]];
  const { client, dialled, looked } = await leadingTo(() => answers.shift() ?? []);
  expect(await client.send({ ...get, url })).toMatchObject({ outcome: "answered" });
  expect([looked.length, dialled[0]?.addresses]).toEqual([1, ["93.184.216.34"]]);
  expect(await client.send({ ...get, url })).toMatchObject({ reason: "leads_inside" });
  expect([looked.length, dialled.length]).toEqual([2, 1]);
});

test("[ALR-4] an address that was fine when it was saved is judged anew when it is asked", async () => {
  const answers = [["93.184.216.34"], ["10.0.0.1"]];
  const { client } = await leadingTo(() => answers.shift() ?? []);
  expect(await client.judgedWithName(url)).toEqual({ outcome: "allowed", url });
  expect(await client.send({ ...get, url })).toMatchObject({ reason: "leads_inside" });
});

test("[ALR-4] of many addresses four are tried, IPv4 first", async () => {
  const six = Array.from({ length: 50 }, (_, at) => `2606:2800:220:1::${at + 1}`);
  const four = ["93.184.216.1", "93.184.216.2", "93.184.216.3"];
  const { client, dialled } = await leadingTo([...six, ...four]);
  expect(await client.send({ ...get, url })).toMatchObject({ outcome: "answered" });
  expect(dialled[0]?.addresses).toEqual([...four, six[0]]);
});

describe("[ALR-4] a name that cannot be looked up fails, and may be tried again:", () => {
  const lookingUp = (addressesOf: () => Promise<readonly string[]>) =>
    guardedClient({ userAgent: "cardlake-test", alsoAllowed: [], addressesOf });
  const rejecting = (code: string) => () =>
    Promise.reject(Object.assign(new Error(`query ${code} 10.0.0.2:53`), { code }));

  test.each([
    ["there is none", rejecting("ENOTFOUND"), "no_such_name"],
    ["it has no address", rejecting("ENODATA"), "no_such_name"],
    ["nobody answered", rejecting("ETIMEOUT"), "name_service"],
    ["its servers failed", rejecting("ESERVFAIL"), "name_service"],
    ["an empty answer", () => Promise.resolve([]), "no_such_name"],
  ])("%s", async (_what, addressesOf, reason) => {
    const outcome = await lookingUp(addressesOf).send({ ...get, url });
    expect(outcome).toMatchObject({ outcome: "failed", reason });
    expect(JSON.stringify(outcome)).not.toContain("10.0.0.2");
  });

  test("an answer that never comes", async () => {
    let ended = false;
    const client = guardedClient({
      ...{ userAgent: "cardlake-test", alsoAllowed: [] },
      addressesOf: (_name, signal) => {
        signal.addEventListener("abort", () => (ended = true));
        return new Promise(() => {});
      },
    });
    const outcome = await client.send({ ...get, url, times: { nameMs: 20 } });
    expect(outcome).toMatchObject({ outcome: "failed", reason: "name_service" });
    expect(ended).toBe(true);
  });

  test("or one that nobody needs any more", async () => {
    const signals: AbortSignal[] = [];
    const client = guardedClient({
      ...{ userAgent: "cardlake-test", alsoAllowed: [] },
      async addressesOf(_name, signal) {
        signals.push(signal);
        return ["93.184.216.34"];
      },
    });
    expect(await client.judgedWithName(url)).toMatchObject({ outcome: "allowed" });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

test("[ALR-4] one address inside is enough, wherever it stands among how many", async () => {
  const outside = fc.constantFrom("93.184.216.34", "1.1.1.1", "2606:4700::1111");
  const inside = fc.constantFrom("10.1.2.3", "127.0.0.1", "::1", "fd12::1", "169.254.169.254");
  await fc.assert(
    fc.asyncProperty(fc.array(outside), inside, fc.array(outside), async (before, bad, after) => {
      const found = [...before, bad, ...after];
      const { client, dialled } = guardedOnLoopback(9, { names: { "hooks.example.org": found } });
      const outcome = await client.judgedWithName(url);
      return outcome.outcome === "refused" && dialled.length === 0;
    }),
  );
});
