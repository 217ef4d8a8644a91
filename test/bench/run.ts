/**
 * `npm run bench` measures everything, `npm run bench -- <name> …` only what is named. Each bench is a
 * file here that exports `run`; its figures go to the terminal and to `.local/bench/<name>.json`.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { keepLoopbackDirect } from "#bin/local/emulator/loopback.ts";

/** Figures by name, the unit as the name's ending: `full_s`, `peak_mb`, `p95_ms`. */
export type Figures = Readonly<Record<string, number>>;

export interface Bench {
  /** Measures, or says in a sentence why it cannot here. */
  run(): Promise<Figures | { readonly skipped: string }>;
}

keepLoopbackDirect();

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(/\.bench\.ts$/, ""));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join(", ")}"; there are: ${known.join(", ")}.`);
  process.exit(2);
}

const results = join(import.meta.dirname, "../../.local/bench");
mkdirSync(results, { recursive: true });
const [cpu] = cpus();
const machine = {
  cpu: cpu?.model ?? "unknown",
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};

for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n${name}`);
  const bench: Bench = await import(`./${name}.bench.ts`);
  const outcome = await bench.run();
  if ("skipped" in outcome) {
    console.log(`  skipped: ${outcome.skipped}`);
    continue;
  }
  const figures = rounded(outcome);
  console.table(Object.entries(figures).map(([figure, value]) => ({ figure, value })));
  const file = join(results, `${name}.json`);
  writeFileSync(file, `${JSON.stringify({ name, machine, figures }, null, 2)}\n`);
}

function rounded(figures: Figures | { readonly skipped: string }): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      // Counts are exact; four digits of a time are more than it is good for.
      Number.isInteger(value) ? value : Number(Number(value).toPrecision(4)),
    ]),
  );
}
