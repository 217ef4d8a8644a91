import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { defaultGame } from "#schemas/games/index.ts";
import type { Api } from "./api.ts";

const Status = z.object({
  game: z.string(),
  version: z.string().optional(),
  checkedAt: z.string().optional(),
  pendingSince: z.string().optional(),
  failure: z.object({ reason: z.string() }).optional(),
});
const Statuses = z.object({ items: z.array(Status) });
const pollMs = 200;
/** A sample is indexed in seconds. */
const usualPatienceMs = 120_000;

/**
 * Waits until search answers from everything that is in the catalogue now: events of the last changes
 * may still be on their way, so a build is asked for, which sees them. What they ask for when they come
 * is waited for by nobody: a build that began after the asking is enough. Their clocks are one, since
 * all is on this machine.
 *
 * @throws Error when it takes longer than `patienceMs`, with why the last build failed
 */
export async function indexed(
  api: Api,
  token: string,
  patienceMs: number = usualPatienceMs,
): Promise<void> {
  const statuses = async () =>
    (await api({ path: "/v1/admin/indexes", token, answer: Statuses })).items;
  const games = (await statuses())
    .filter((one) => one.game === defaultGame || one.version || one.pendingSince)
    .map(({ game }) => game);
  const askedAt = new Date().toISOString();
  for (const game of games) {
    const path = `/v1/admin/indexes/${game}`;
    await api({ method: "POST", path, token, answer: Status });
  }
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const pending = (await statuses()).filter(
      ({ game, pendingSince, checkedAt = "" }) =>
        games.includes(game) && pendingSince !== undefined && checkedAt < askedAt,
    );
    if (pending.length === 0) return;
    if (Date.now() > untilMs) {
      const [first] = pending;
      throw new Error(
        `The index of ${first?.game} was not built within ${patienceMs / 1000} s: ${first?.failure?.reason ?? "no build failed"}.`,
      );
    }
    await sleep(pollMs);
  }
}
