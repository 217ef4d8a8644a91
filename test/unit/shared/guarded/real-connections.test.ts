import { describe, expect, test } from "vitest";
import { dial } from "#functions/shared/guarded/dial.ts";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { askingNameServers } from "#functions/shared/guarded/names.ts";
import { nameServer } from "#test/support/guarded/name-server.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const never = new AbortController().signal;

describe("[ALR-4] name servers are asked for", () => {
  test("addresses of both families", async () => {
    const { at, asked } = await nameServer({ "a.example.org": ["93.184.216.34", "2606:4700::1"] });
    const found = await askingNameServers([at])("a.example.org", never);
    expect(found).toEqual(["93.184.216.34", "2606:4700::1"]);
    expect(asked.toSorted()).toEqual(["a.example.org A", "a.example.org AAAA"]);
  });

  test("the name as it is, without a domain of the machine's", async () => {
    const { at, asked } = await nameServer({});
    const found = askingNameServers([at])("nowhere.example.org", never);
    await expect(found).rejects.toMatchObject({ code: "ENOTFOUND" });
    expect(new Set(asked)).toEqual(new Set(["nowhere.example.org A", "nowhere.example.org AAAA"]));
  });

  test.each([
    ["inside", ["10.0.0.5"], "leads_inside"],
    ["inside by IPv6 alone", ["93.184.216.34", "fd00::1"], "leads_inside"],
    ["to a mapped address", ["::ffff:7f00:1"], "leads_inside"],
    ["outside", ["93.184.216.34"], undefined],
  ])("what an alias stands for, which may lead %s", async (_what, found, reason) => {
    const names = { "a.example.org": { alias: "b.example.net" }, "b.example.net": found };
    const { at } = await nameServer(names);
    const options = { userAgent: "cardlake-test", alsoAllowed: [] };
    const client = guardedClient({ ...options, addressesOf: askingNameServers([at]) });
    expect(await client.judgedWithName("http://a.example.org/")).toMatchObject(
      reason === undefined ? { outcome: "allowed" } : { outcome: "refused", reason },
    );
  });

  test("either family where the other has none", async () => {
    const names = { "four.example.org": ["93.184.216.34"], "six.example.org": ["2606:4700::1"] };
    const { at } = await nameServer({ ...names, "none.example.org": [] });
    const ask = askingNameServers([at]);
    expect(await ask("four.example.org", never)).toEqual(["93.184.216.34"]);
    expect(await ask("six.example.org", never)).toEqual(["2606:4700::1"]);
    await expect(ask("none.example.org", never)).rejects.toMatchObject({ code: "ENODATA" });
  });

  test("no longer than somebody waits", async () => {
    const { at } = await nameServer({ "slow.example.org": "silent" });
    const waiting = new AbortController();
    const found = askingNameServers([at])("slow.example.org", waiting.signal);
    setTimeout(() => waiting.abort(), 20);
    await expect(found).rejects.toMatchObject({ code: "ECANCELLED" });
  });

  test("names that lead inside, which are refused", async () => {
    const { at } = await nameServer({ "inside.example.org": ["93.184.216.34", "::1"] });
    const client = guardedClient({
      ...{ userAgent: "cardlake-test", alsoAllowed: [] },
      addressesOf: askingNameServers([at]),
    });
    const get = { method: "GET", url: "http://inside.example.org/", mostBodyBytes: 0 } as const;
    expect(await client.send(get)).toMatchObject({ reason: "leads_inside" });
  });
});

describe("[ALR-4] a connection", () => {
  const server = async () => {
    const { origin } = await loopbackServer((_request, response) => response.end());
    return Number(new URL(origin).port);
  };
  const to = (port: number, addresses: readonly string[]) =>
    dial({ host: "nowhere.invalid", port, isTls: false, addresses }, new AbortController().signal);

  test("is made to the addresses that were judged, and its name is looked up by nobody", async () => {
    const socket = await to(await server(), ["127.0.0.1"]);
    expect(socket.remoteAddress).toBe("127.0.0.1");
    socket.destroy();
  });

  test("is made to the next address where one takes none", async () => {
    const socket = await to(await server(), ["127.0.0.2", "::1", "127.0.0.1"]);
    expect(socket.remoteAddress).toBe("127.0.0.1");
    socket.destroy();
  });

  test("ends when nobody needs it any more", async () => {
    const needed = new AbortController();
    const pinned = { host: "127.0.0.1", isTls: false, addresses: ["127.0.0.1"] };
    const socket = await dial({ ...pinned, port: await server() }, needed.signal);
    needed.abort();
    expect(socket.destroyed).toBe(true);
  });
});
