import { beforeEach, describe, expect, test } from "vitest";
import type { OwnPictureWork } from "#functions/images/own/own-picture-queue.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { cleanPictures } from "#functions/images/usage/clean-pictures.ts";
import { sweepUnused } from "#functions/images/usage/sweep-unused.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { memoryAccessLogs, memoryMadeFiles, memoryUseLedgers } from "#test/fakes/memory-usage.ts";
import { logHead, logLine } from "#test/support/pictures/access-logs.ts";
import {
  at,
  card,
  day,
  hashOf,
  type ShownPictures,
  shownPictures,
  there,
} from "#test/support/pictures/picture-showing.ts";

const picture = hashOf("4");
let world: ShownPictures;
let usage: ReturnType<typeof fresh>;
const fresh = () => ({
  ...{ accessLogs: memoryAccessLogs(), madeFiles: memoryMadeFiles(), ledgers: memoryUseLedgers() },
  queue: [] as OwnPictureWork[],
});
/** What lies in the bucket, as the archive has it. */
function stored() {
  for (const name of world.ports.archive.hosted()) {
    const [of, file] = name.split(" ");
    if (of !== picture || !file || usage.madeFiles.files.has(`${of}/${file}`)) continue;
    const storedOn = utcDay(world.ports.clock());
    usage.madeFiles.files.set(`${of}/${file}`, { picture: of, file, storedOn });
  }
}
beforeEach(async () => {
  world = await shownPictures();
  usage = fresh();
  await mirrorImages({ printingIds: [card], formats: ["jpeg"] }, world.ports);
  stored();
});
const recordPages = () => ({
  async *all() {
    yield [...(await world.ports.records.find([card])).values()];
  },
});
const clean = (unusedDays: number | undefined = 180) =>
  cleanPictures({
    ...{ ...world.ports, ...usage, unusedDays },
    recordPages: recordPages(),
    ownPictures: {
      async *owners() {
        yield ["somebody"];
      },
    },
    ownPictureQueue: { send: async (work) => void usage.queue.push(work) },
    onRead: () => undefined,
  });
/** A day on which somebody looks at these files, and everything is cleaned. */
async function aDay(...files: string[]) {
  const today = utcDay(world.ports.clock());
  const lines = files.map((file) => logLine(`/hosted/${picture}/${file}`, { day: today }));
  // Somebody looks at something else, so that there is a log.
  usage.accessLogs.files.set(today, [
    ...logHead,
    logLine("/dumps/cards", { day: today }),
    ...lines,
  ]);
  world.later(day);
  return clean();
}
async function days(count: number, ...files: string[]) {
  for (let one = 0; one < count; one += 1) await aDay(...files);
}
const files = () => [...usage.madeFiles.files.values()].map(({ file }) => file).sort();
const all = ["140.jpg", "140.webp", "245.jpg", "245.webp", "600.jpg"];

describe("[IMG-1] what was made of a picture", () => {
  test("stays while somebody looks at it now and then, and else goes after half a year, but for the original", async () => {
    await days(170, "245.webp");
    await days(20, "140.jpg", "245.webp");
    expect(files()).toEqual(all);
    await days(14, "245.webp");
    expect(files()).toEqual(["140.jpg", "245.webp"]);
    expect(world.ports.archive.hosted()).toContain(picture);
  });

  test("leads nobody any more a week before it goes", async () => {
    await days(188, "245.webp");
    expect(files()).toEqual(all);
    expect((await world.show(card, "thumbnail")).kind).toBe("wanted");
    expect(await world.show(card, "cell")).toEqual(there(`hosted/${picture}/245.webp`));
  });

  test("is made again when somebody asks, of the original, and then stays", async () => {
    await days(189, "245.webp");
    world.source.answers.set(at("4"), { kind: "absent" });
    expect((await world.show(card, "thumbnail")).kind).toBe("wanted");
    await world.fetch();
    expect(await world.show(card, "thumbnail")).toEqual(there(`hosted/${picture}/140.webp`));
    await days(30, "245.webp", "140.webp");
    expect(files()).toEqual(["140.webp", "245.webp"]);
  });

  test("goes of a picture that no card has any more, too, a week after it was seen so", async () => {
    const old = { picture: hashOf("gone"), file: "245.webp", storedOn: "2025-01-01" };
    usage.madeFiles.files.set(`${old.picture}/${old.file}`, old);
    await days(180, ...all);
    expect(usage.madeFiles.files.has(`${old.picture}/${old.file}`)).toBe(true);
    await days(20, ...all);
    expect(files()).toEqual(all);
    expect(usage.madeFiles.files.has(`${old.picture}/${old.file}`)).toBe(false);
  });

  test("stays where nothing is removed", async () => {
    world.later(400 * day);
    await clean(undefined);
    world.later(8 * day);
    await clean(undefined);
    expect(files()).toEqual(all);
  });

  test("stays for half a year more when the logs have failed meanwhile", async () => {
    await days(100, "245.webp");
    world.later(90 * day);
    await days(20, "245.webp");
    expect(files()).toEqual(all);
  });
});

test("a look for unused files that takes too long goes on where it was, in the next call", async () => {
  await days(176);
  world.later(7 * day);
  const ports = { ...world.ports, ...usage, recordPages: recordPages() };
  const seen: number[] = [];
  for (let isDone = false; !isDone; ) {
    const report = await sweepUnused(180, { leftMs: () => 0 }, ports);
    seen.push(report.unlisted);
    ({ isDone } = report);
  }
  // Two files a page; the last look finds no further one.
  expect(seen).toEqual([2, 2, 1, 0]);
  expect((await usage.ledgers.read())?.ledger.sweepAfter).toBeUndefined();
});

test("users' own pictures are tidied once a week", async () => {
  await days(15);
  expect(usage.queue.length).toBe(3);
  expect(usage.queue[0]).toEqual({ tidy: { userId: "somebody" } });
});
