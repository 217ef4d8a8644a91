import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { api } from "#test/support/api.ts";
import { admin, endOf, runToTheEnd, setFaults } from "#test/support/runs.ts";

const { workers, checksPermissions } = inject("cloud");

/** Process ids of this cloud's workers of one function. */
const workersOf = (handler: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.includes(workers) && command.includes(`-sources-${handler}-`);
    });

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It ended while we looked.
    return "";
  }
}

// With permissions on it would only show the same again, and it waits for SQS to give messages back.
test.skipIf(checksPermissions || process.platform !== "linux")(
  "[ING-5] a sync whose workers are killed half-way ends like any other",
  { timeout: 330_000 },
  async () => {
    const token = await admin();
    await setFaults([{ path: "/v2/fr/**", fault: "slow", delayMs: 400 }]);
    const request = { source: "tcgdex", mode: "full", languages: ["fr"] };
    const { body: started } = await api("POST /v1/admin/runs", { token, body: request });
    await expect
      .poll(
        async () =>
          (await api(`GET /v1/admin/runs/${started.id}`, { token })).body.figures.requests,
        { timeout: 60_000, interval: 100 },
      )
      .toBeGreaterThan(0);
    await sleep(300);

    const doomed = [...workersOf("fetch-unit"), ...workersOf("normalize-pack")];
    for (const pid of doomed) process.kill(pid, "SIGKILL");
    expect(doomed).not.toEqual([]);
    await setFaults([]);

    const run = await endOf(token, started.id, 250_000);
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    const again = await runToTheEnd(token, request);
    expect(again.figures).toMatchObject({ newBodies: 0, written: 0, failures: 0 });
    const { body: found } = await api("GET /v1/cards?q=&language=fr&limit=1", { token });
    expect(found.total).toBe(26);
  },
);
