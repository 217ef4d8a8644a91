import { createServer } from "node:http";
import { expect, test } from "vitest";
import { healthOf } from "#bin/local/emulator/ministack.ts";

test("whoever waits for the emulator learns what came instead", async () => {
  const proxy = createServer((_request, response) =>
    response.writeHead(502, { via: "1.1 proxy.example" }).end(),
  );
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  expect(await healthOf(url)).toBe("status 502 from 1.1 proxy.example");
  await new Promise((resolve) => proxy.close(resolve));
  expect(await healthOf(url)).toContain("ECONNREFUSED");
});
