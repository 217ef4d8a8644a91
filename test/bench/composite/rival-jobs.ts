/** The other ways, each in a process of its own: `node rival-jobs.ts <way> <folder> <count>`. */
import { cardFiles } from "./card-files.ts";
import { looked } from "./measured.ts";
import { compositeOf, type Way } from "./ours.ts";
import { inBrowser, oneByOne } from "./rivals.ts";

const [name = "", folder = "", count = ""] = process.argv.slice(2);
const files = cardFiles(folder);
const ways: Readonly<Record<string, () => Promise<Way>>> = {
  browser: () => inBrowser(files),
  serial: () => oneByOne(files),
};
const way = await ways[name]?.();
await way?.draw(compositeOf(9));
const composite = compositeOf(Number(count));
console.log(
  JSON.stringify(await looked(`${name}_${count}`, async () => (await way?.draw(composite)) ?? 0)),
);
process.exit();
