import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { admin, indexed, runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";

let areMapped = false;

/**
 * The catalogue with the products of its shop, of which whoever takes prices knows. What another file of this run of tests has mapped is
 * mapped.
 *
 * @returns an admin's token
 */
async function mappedProducts(): Promise<string> {
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

/**
 * The same for the tests of a file, with the upstream honest after each, and on its day again after the last.
 *
 * @param begin gets an admin's token
 */
export function onMappedProducts(begin: (token: string) => unknown): void {
  beforeAll(async () => void (await begin(await mappedProducts())), 240_000);
  afterEach(() => setFaults([]));
  afterAll(() => setDay("2026-02-01"));
}
