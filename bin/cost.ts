import { writeFileSync } from "node:fs";
import { join } from "node:path";

const usage = `What a month of Cardlake costs on AWS.

  (nothing)   multiplies the counted calls with the written mix and prices; asks nobody
  count       counts every operation's calls anew on a local cloud, which takes minutes
  count sources.startReplay …
              counts these operations alone, and leaves what was counted before of the others
`;

const [command, ...more] = process.argv.slice(2);
if (command === undefined ? more.length > 0 : command !== "count") {
  console.error(usage);
  process.exit(2);
}
if (command === "count") await count(more);
else await show();

async function show(): Promise<void> {
  const { monthlyBill } = await import("./cost/monthly-bill.ts");
  const { billText } = await import("./cost/bill-text.ts");
  console.log(billText(monthlyBill()));
}

async function count(names: readonly string[]): Promise<void> {
  const { withFullSizeCloud } = await import("#test/bench/full-size-cloud.ts");
  const { countCalls, countSome } = await import("./cost/counting/count-calls.ts");
  const file = join(import.meta.dirname, "cost/counted-calls.json");
  const outcome = await withFullSizeCloud(async (cloud) => {
    const counted = names.length > 0 ? await countSome(cloud, names) : await countCalls(cloud);
    writeFileSync(file, `${JSON.stringify(counted, null, 2)}\n`);
    return { operations: Object.keys(counted.operations).length };
  });
  if ("skipped" in outcome) throw new Error(`Nothing was counted: ${outcome.skipped}.`);
  console.log(`The calls of ${outcome["operations"]} operations are in ${file}.`);
}
