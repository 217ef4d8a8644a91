import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepLoopbackDirect } from "#bin/local/emulator/loopback.ts";

const run = promisify(execFile);
const module = join(import.meta.dirname, "../../../../bin/local/emulator/loopback.ts");
let server: Server;
let url = "";
beforeAll(async () => {
  server = createServer((_request, response) => response.end("direct"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => void server.close());

/** What a process says that is told to use a proxy which does not exist. */
async function saidBehindProxy(script: string): Promise<string> {
  const proxy = "http://127.0.0.1:9";
  const env = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy, http_proxy: proxy };
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { env });
  return stdout.trim();
}

const asks = `console.log(await fetch(${JSON.stringify("URL")}).then((a) => a.text(), () => "lost"));`;

test("loopback is reached although the environment names a proxy", async () => {
  const script = asks.replace("URL", url);
  const kept = `(await import(${JSON.stringify(module)})).keepLoopbackDirect();`;
  expect(await saidBehindProxy(script)).toBe("lost");
  expect(await saidBehindProxy(`${kept}${script}`)).toBe("direct");
});

test("hosts that somebody listed stay listed, in both spellings", () => {
  const environment = { NO_PROXY: "a.example, b.example", no_proxy: "b.example 127.0.0.1" };
  keepLoopbackDirect(environment);
  expect(environment.NO_PROXY).toBe("b.example,127.0.0.1,a.example,localhost,::1");
  expect(environment.no_proxy).toBe(environment.NO_PROXY);
});
