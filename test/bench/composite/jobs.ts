/**
 * Parts of the bench that draw as it is done, each in a process of its own: `node jobs.mjs <job> <folder> <count>
 * <layer>`. It is bundled as functions are: to read so many sources takes 30 MB, which no function has.
 */
import { CompositeFormat, Quality } from "#schemas/images/composite.ts";
import type { Figures } from "../run.ts";
import { cardFiles } from "./card-files.ts";
import { floorOf } from "./floor.ts";
import { cpuTimed, looked, median, timed } from "./measured.ts";
import { compositeOf, ours } from "./ours.ts";

const [job = "", folder = "", most = "", layer = ""] = process.argv.slice(2);
const files = cardFiles(folder);
const count = Number(most);

/** Turn by turn, so that whatever else the machine does meanwhile slows both alike. */
async function beside(): Promise<Figures> {
  const way = ours(files, layer);
  const floor = floorOf(files);
  const figures: Record<string, number> = {};
  const turns = { 100: 15, 250: 7, 1000: 5, 5000: 1 };
  await way.draw(compositeOf(100));
  await floor(0);
  for (const [size, times] of Object.entries(turns)) {
    if (Number(size) > count) continue;
    const composite = compositeOf(Number(size));
    const [seconds, floors]: number[][] = [[], []];
    for (let turn = 0; turn < times; turn += 1) {
      for (let part = 0; part < Math.max(1, 12 / times); part += 1) {
        floors?.push((await timed(() => floor((turn + part) % 50))).seconds);
      }
      seconds?.push((await timed(() => way.draw(composite))).seconds);
    }
    const least = median(floors ?? []) * (Number(size) / 100);
    figures[`${size}_s`] = median(seconds ?? []);
    figures[`${size}_floor_s`] = least;
    figures[`${size}_of_floor`] = median(seconds ?? []) / least;
  }
  figures["floor_100_s"] = figures["100_floor_s"] ?? 0;
  figures["floor_100_cpu_s"] = (await cpuTimed(() => repeated(10, floor))) / 10;
  figures["100_cpu_s"] =
    (await cpuTimed(() => repeated(10, () => way.draw(compositeOf(100))))) / 10;
  await way.close();
  return figures;
}

async function repeated(times: number, work: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await work(turn);
}

/** The first picture of a process whose browser is yet to start, and small ones. */
async function small(): Promise<Figures> {
  const way = ours(files, layer);
  const figures: Record<string, number> = {};
  for (const size of [1, 9, 100]) {
    await way.close();
    figures[`${size}_cold_s`] = (await timed(() => way.draw(compositeOf(size)))).seconds;
    const seconds: number[] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      seconds.push((await timed(() => way.draw(compositeOf(size)))).seconds);
    }
    if (size < 100) figures[`${size}_s`] = median(seconds);
  }
  await way.close();
  return figures;
}

/** All qualities and formats at a hundred cards. */
async function matrix(): Promise<Figures> {
  const way = ours(files, layer);
  const figures: Record<string, number> = {};
  for (const quality of Quality.options) {
    for (const format of CompositeFormat.options) {
      const composite = compositeOf(100, { quality, format });
      const turns: { seconds: number; result: number }[] = [];
      for (let turn = 0; turn < 3; turn += 1) turns.push(await timed(() => way.draw(composite)));
      const name = `100_${quality}_${format}`;
      figures[`${name}_s`] = median(turns.map(({ seconds }) => seconds));
      figures[`${name}_kb`] = (turns[0]?.result ?? 0) / 1024;
    }
  }
  await way.close();
  return figures;
}

async function alone(): Promise<Figures> {
  const way = ours(files, layer);
  await way.draw(compositeOf(9));
  const composite = compositeOf(count);
  const figures = await looked(`ours_${count}`, () => way.draw(composite));
  await way.close();
  return figures;
}

const jobs: Readonly<Record<string, () => Promise<Figures>>> = { beside, small, matrix, alone };
console.log(JSON.stringify(await jobs[job]?.()));
process.exit();
