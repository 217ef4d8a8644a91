import type { IncomingMessage } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { guardedOnLoopback, rawServer } from "#test/support/guarded/guarded.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const host = "hooks.example.org";
const get = { method: "GET", mostBodyBytes: 100 } as const;

/** What arrives of a request, byte by byte. */
async function arriving() {
  const heard: string[] = [];
  const server = await rawServer((socket) => {
    socket.on("data", (data) => {
      heard.push(data.toString("latin1"));
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    });
  });
  return { ...guardedOnLoopback(server.port, { names: { [host]: ["93.184.216.34"] } }), heard };
}

describe("[ALR-4] a request is one, whatever its address says", () => {
  test.each([
    ["an encoded end of a line", "/a%0d%0aHost:%20evil", "/a%0d%0aHost:%20evil"],
    ["a letter whose low byte ends a line", "/a\u010d\u010aHost:", "/a%C4%8D%C4%8AHost:"],
    ["a blank whose low byte is one", "/a\u0120HTTP/1.1", "/a%C4%A0HTTP/1.1"],
    ["quotes and angles", '/"<>`{}', "/%22%3C%3E%60%7B%7D"],
    ["steps up", "/a/../../%2e%2e/b", "/b"],
    ["another host for a path", "//127.0.0.1/x", "//127.0.0.1/x"],
    ["a whole address for a path", "/http://127.0.0.1/", "/http://127.0.0.1/"],
    ["a whole address for a question", "?http://127.0.0.1/", "/?http://127.0.0.1/"],
  ])("%s", async (_what, path, sent) => {
    const { client, heard } = await arriving();
    await client.send({ ...get, url: `http://${host}${path}` });
    expect(heard.join("")).toMatch(/^GET \S+ HTTP\/1\.1\r\n/);
    expect(heard.join("").split(" ")[1]).toBe(sent);
    expect(heard.join("").match(/^host: .*$/gim)).toEqual([`host: ${host}\r`.trim()]);
  });

  test.each(["a\r\nhost: evil", "a\nb", "a\r", "a\0b", "\u010d\u010a"])(
    "a header that would be two is a fault of ours, and nothing is sent: %j",
    async (value) => {
      const { client, heard } = await arriving();
      const headers = { "webhook-id": value };
      await expect(client.send({ ...get, url: `http://${host}/`, headers })).rejects.toThrow();
      expect(heard).toEqual([]);
    },
  );
});

test("[ALR-4] no connection and no cookie is kept for the next request, which is looked up anew", async () => {
  const asked: IncomingMessage[] = [];
  const { origin } = await loopbackServer((request, response) => {
    asked.push(request);
    response.writeHead(200, { "set-cookie": "a=b", "keep-alive": "timeout=60" }).end("hello");
  });
  const answers = [["93.184.216.34"], ["10.0.0.5"]];
  const names = { [host]: () => answers.shift() ?? [] };
  const { client, dialled } = guardedOnLoopback(Number(new URL(origin).port), { names });
  const url = `http://${host}/`;
  expect(await client.send({ ...get, url })).toMatchObject({ outcome: "answered" });
  expect(await client.send({ ...get, url })).toMatchObject({ reason: "leads_inside" });
  answers.push(["93.184.216.34"]);
  await client.send({ ...get, url });
  expect(dialled).toHaveLength(2);
  expect(asked.map(({ headers: { cookie, connection } }) => [cookie, connection])).toEqual([
    [undefined, "close"],
    [undefined, "close"],
  ]);
});

test("[ALR-4] a proxy that the environment names is not asked", async () => {
  const { client, dialled } = await arriving();
  const proxy = "http://127.0.0.1:9";
  const named = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"];
  const before = named.map((name) => [name, process.env[name]] as const);
  onTestFinished(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  for (const name of named) process.env[name] = proxy;
  const outcome = await client.send({ ...get, url: `http://${host}/` });
  expect(outcome).toMatchObject({ outcome: "answered" });
  expect(dialled).toMatchObject([{ host, port: 80 }]);
});
