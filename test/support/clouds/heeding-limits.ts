import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, vi } from "vitest";

/** As often a request is sent that came too early. */
const tries = 4;

/**
 * For a file that asks for more than one person may in a minute, and is not about limits: whoever is told to wait does so and asks again, as every
 * client should.
 */
export function heedLimits(): void {
  const { fetch } = globalThis;
  beforeAll(() => {
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      for (let at = 1; ; at += 1) {
        const answer = await fetch(...asked);
        if (answer.status !== 429 || at === tries) return answer;
        await sleep(1_000 * Number(answer.headers.get("retry-after") ?? 1));
      }
    });
  });
  afterAll(() => void vi.unstubAllGlobals());
}
