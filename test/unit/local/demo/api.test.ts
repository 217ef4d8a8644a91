import { createServer } from "node:http";
import { expect, test } from "vitest";
import * as z from "zod";
import { apiAt } from "#bin/local/demo/api.ts";
import { Trouble } from "#bin/local/trouble.ts";

/** A port of this machine on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return address.port;
}

test("whoever calls a cloud that is not up is told so, without a stack", async () => {
  for (const url of [`http://127.0.0.1:${await closedPort()}`, "no address"]) {
    const call = apiAt(url)({ path: "/v1/health", answer: z.unknown() });
    await expect(call).rejects.toThrow(Trouble);
    await expect(call).rejects.toThrow(`Nobody answers at ${url}`);
  }
});
