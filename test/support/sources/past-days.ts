import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import type { Upstream } from "#shared/upstreams/upstream.ts";
import type { FakeClock } from "#test/fakes/fake-clock.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { archiveOf, sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
/** Before it there is no archive. */
export const first = "2024-02-08";
/** So many days from the first one on. */
export const daysFrom = (count: number) =>
  Array.from({ length: count }, (_, at) => dayAfter(first, at));
/** What a run is asked for that brings them in. */
export const unitsOf = (days: readonly string[]) => days.map((day) => `archive/${day}`);
const price = (productId: number, marketPrice: number) => ({ productId, marketPrice });
/** A file of the mirror with these rows. */
export const fileOf = (...results: unknown[]) =>
  JSON.stringify({ success: true, errors: [], results });
/** An archive of a day, with a price that tells the day. */
export const archiveOn = (day: string) =>
  archiveOf({ files: { [`${day}/3/604/prices`]: fileOf(price(1, Number(day.slice(-2)))) } });

/** What the mirror says of a file that is not there. */
export type Missing = Pick<Exchange, "status" | "headers" | "bytes">;

/** A mirror with archives of these days and the files of today, and what is asked of it. */
export function mirrorOf(
  archives: ReadonlyMap<string, Buffer>,
  { recorder, missing = { status: 404 } }: { recorder?: Recorder; missing?: Missing } = {},
) {
  const prices = keptRecords("price");
  const asked: string[] = [];
  const files = new Map<string, Buffer>([
    ["/last-updated.txt", Buffer.from("2026-02-01")],
    ["/tcgplayer/3/groups", Buffer.from(fileOf({ groupId: 604, name: "Base", categoryId: 3 }))],
    ["/tcgplayer/68/groups", Buffer.from(fileOf())],
    ["/tcgplayer/3/604/prices", Buffer.from(fileOf(price(1, 99)))],
    ["/tcgplayer/3/604/products", Buffer.from(fileOf({ productId: 1, name: "One" }))],
    ...[...archives].map(([day, body]): [string, Buffer] => [
      `/archive/tcgplayer/prices-${day}.ppmd.7z`,
      body,
    ]),
  ]);
  const upstream = (time: FakeClock): Upstream => ({
    async send({ url }, { etag }) {
      const path = url.slice(host.length);
      asked.push(path);
      const base = { requestedAt: time.now().toISOString(), durationMs: 20 };
      await time.sleep(20);
      const bytes = files.get(path);
      if (!bytes) return { ...base, headers: {}, ...missing };
      const headers = { etag: `"${sha256(bytes)}"` };
      return etag === headers.etag
        ? { ...base, status: 304, headers }
        : { ...base, status: 200, headers, bytes };
    },
  });
  const line = pipeline({
    sources: [tcgcsv(host, sevenZip)],
    recorders: [recorder ?? prices],
    upstream,
  });
  const run = async (units?: readonly string[]) => {
    const [before, kept] = [asked.length, prices.kept.length];
    const request = { source: "tcgcsv", mode: "due" as const, ...(units && { units }) };
    const { run: begun } = await startRun(request, undefined, line.deps);
    await line.drain();
    return {
      state: (await line.deps.runs.get(begun.id))?.state,
      units: await line.deps.runs.allUnits(begun.id),
      asked: asked.slice(before),
      points: pointsOf(prices.kept.slice(kept)),
    };
  };
  return { line, run, files, prices };
}

/** What prices came in, as `<day> <amount>`. */
export const pointsOf = (kept: ReturnType<typeof keptRecords>["kept"]) =>
  kept
    .map(({ value }) => value as { statedOn: string; columns: { market: number } })
    .map(({ statedOn, columns }) => `${statedOn} ${columns.market}`)
    .toSorted();

/** Archives of these days, each with a price that tells its day. */
export const madeOn = async (days: readonly string[]) =>
  new Map(await Promise.all(days.map(async (day) => [day, await archiveOn(day)] as const)));
