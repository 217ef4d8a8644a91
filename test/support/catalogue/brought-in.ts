import { games } from "#schemas/games/index.ts";
import { indexed, runToTheEnd } from "#test/support/sources/runs.ts";

let isThere = false;

/**
 * Brings in all that the sample's sources tell, and has search find it: a catalogue for tests that are not about runs.
 * What another file of this run of tests has brought in is there; who changes it puts it back.
 *
 * @throws Error if the run does not end well
 */
export async function broughtIn(token: string): Promise<void> {
  if (isThere) return;
  const run = await runToTheEnd(token, { mode: "full" });
  if (run.state !== "completed") throw new Error(`It ended badly: ${JSON.stringify(run)}`);
  for (const game of games.names) await indexed(token, game);
  isThere = true;
}
