import { setTimeout as sleep } from "node:timers/promises";
import { broughtIn } from "#test/support/brought-in.ts";
import { admin, indexed, runToTheEnd } from "#test/support/runs.ts";

let areMapped = false;

/**
 * The catalogue with the products of its shop, of which whoever takes prices knows. What another file of this run of tests has mapped is
 * mapped.
 *
 * @returns an admin's token
 */
export async function mappedProducts(): Promise<string> {
  const token = await admin();
  if (areMapped) return token;
  await broughtIn(token);
  await runToTheEnd(token, { source: "tcgcsv", mode: "full" });
  for (const game of ["pokemon", "onepiece"]) await indexed(token, game);
  // Whoever takes prices looks for a newer map of products every ten seconds.
  await sleep(10_000);
  areMapped = true;
  return token;
}
