import fc from "fast-check";
import { expect, test } from "vitest";
import type { SeenShard } from "#functions/sources/fetching/seen-store.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import {
  type FileOfDay,
  type MirroredGroup,
  mirrored,
  mirroredGroups,
} from "#test/support/pictures/mirror.ts";
import { replayed } from "#test/support/sources/replayed.ts";

type Mirror = ReturnType<typeof mirrored>;

/** What a group's file is on a day, against the day before. */
const change = fc.record({
  market: fc.constantFrom("same", "other"),
  modified: fc.constantFrom("today", "yesterday", "not told"),
  isTagged: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;
/** What changes of both groups, or nothing where nobody asks. */
const days = fc.array(fc.option(fc.tuple(change, change), { freq: 5 }), {
  minLength: 1,
  maxLength: 6,
});

/** What the points of a group should come to: one for each day that an answer came of. */
class Expected {
  private market = 100;
  private taken = "";
  private isStored = false;
  private readonly points = new Map<string, number>();

  fileOf({ market, modified, isTagged }: Change, today: string): FileOfDay {
    const isNew = market === "other" || !this.isStored;
    if (market === "other") this.market += 1;
    this.isStored = true;
    const modifiedOn =
      modified === "not told" ? undefined : dayAfter(today, modified === "today" ? 0 : -1);
    const day = modifiedOn ?? today;
    if (isNew || day > this.taken) {
      this.taken = day;
      this.points.set(day, this.market);
    }
    return { market: this.market, modifiedOn, isTagged };
  }

  get all(): readonly string[] {
    return [...this.points].map(([day, market]) => `${day} ${market}`).sort();
  }
}

/** As a version remembered units that did not know of days. */
function forgetDays({ line }: Mirror, isForgotten: () => boolean): void {
  const { load } = line.deps.seenStore;
  line.deps.seenStore.load = async (unit) => {
    const shard: SeenShard = await load(unit);
    if (!isForgotten()) return shard;
    const answers = Object.entries(shard.seen.answers).map(([name, { day: _, ...one }]) => [
      name,
      one,
    ]);
    return { ...shard, seen: { ...shard.seen, answers: Object.fromEntries(answers) } };
  };
}

/** Has both groups' files answered as a day changes them, and asks for them; on no change nobody asks. */
async function pass(
  mirror: Mirror,
  both: readonly [Change, Change] | null,
  expected: Readonly<Record<MirroredGroup, Expected>>,
): Promise<void> {
  const today = utcDay(mirror.line.time.now());
  mirror.mark(today);
  if (!both) return;
  for (const [at, group] of mirroredGroups.entries()) {
    const one = both[at];
    if (one) mirror.put(group, expected[group].fileOf(one, today));
  }
  await fetched(mirror);
}

/** The points of all groups, as `tell` has them. */
const ofGroups = async (
  tell: (group: MirroredGroup) => readonly string[] | Promise<readonly string[]>,
) =>
  Object.fromEntries(
    await Promise.all(mirroredGroups.map(async (group) => [group, await tell(group)] as const)),
  );

/** Fetches what is due, and leaves packs to be taken later. */
async function fetched({ line }: Mirror): Promise<void> {
  await line.start("due");
  for (;;) {
    const at = line.queue.findIndex(({ to }) => to === "fetch");
    const [message] = at < 0 ? [] : line.queue.splice(at, 1);
    if (!message) return;
    await line.time.advance(Math.max(0, message.visibleAtMs - line.time.now().getTime()));
    await line.handle(message);
  }
}

test("[LAKE-6] [PRC-2] whatever answers of days are, and in whatever order they are taken, each day that one came of has its point", async () => {
  await fc.assert(
    fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (changes, chances) => {
      const next = () => chances.next().value ?? 0;
      const mirror = mirrored();
      const { line } = mirror;
      forgetDays(mirror, () => next() % 4 === 0);
      const expected = { "604": new Expected(), "605": new Expected() };
      for (const both of changes) {
        await pass(mirror, both, expected);
        if (next() % 3 === 0) await line.drain((length) => next() % length);
        await line.pass(1);
      }
      await line.drain((length) => next() % length);
      const told = () => ofGroups(mirror.points);
      const wanted = await ofGroups((group) => expected[group].all);
      expect(await told()).toEqual(wanted);
      const book = await mirror.book();
      mirror.books.wipe();
      await replayed(line, { source: "tcgcsv" });
      expect(await told()).toEqual(wanted);
      expect(await mirror.book()).toEqual(book);
      expect(line.dead).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** A mirror that has been read on three days, on which the first group's price rested. */
async function threeDays(given: Partial<FileOfDay> = {}) {
  const mirror = mirrored();
  const { line } = mirror;
  const seen: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const today = utcDay(line.time.now());
    mirror.put("604", { market: 100, modifiedOn: today, isTagged: true, ...given });
    mirror.put("605", { market: 200 + at, modifiedOn: today, isTagged: true });
    mirror.mark(today);
    expect(await line.run("tcgcsv", "due")).toMatchObject({ state: "completed" });
    seen.push(today);
    await line.pass(1);
  }
  const resting = seen.map((day) => `${day} 100`);
  return { mirror, line, days: seen, resting };
}

test.each([true, false])(
  "[PRC-1] a price that a shop says again each day is one of each day (with tags: %s)",
  async (isTagged) => {
    const { mirror, resting } = await threeDays({ isTagged });
    expect(await mirror.points("604")).toEqual(resting);
  },
);

test("[LAKE-4] no body is stored twice: further days are lines that name the first one", async () => {
  const { line } = await threeDays();
  const lines = [...line.packs.values()].flat().filter(({ dataset }) => dataset === "prices");
  const own = lines.filter(({ unit }) => unit === "3/604");
  expect(own.map(({ body, sameAs }) => [body !== undefined, sameAs !== undefined])).toEqual([
    ...[
      [true, false],
      [false, true],
      [false, true],
    ],
  ]);
  const [, second, third] = own;
  expect(second?.sameAs).toEqual(third?.sameAs);
});

test("[OPS-6] asked for twice on a day nothing is stored, sent or written", async () => {
  const { mirror, line } = await threeDays();
  const [packs, book] = [line.packs.size, await mirror.book()];
  const today = utcDay(line.time.now());
  for (const mark of ["a", "b"]) {
    mirror.put("604", { market: 100, modifiedOn: today, isTagged: true });
    mirror.mark(`${today} ${mark}`);
    await line.run("tcgcsv", "due");
    await line.time.advance(3_600_000);
    if (mark === "a") expect(line.packs.size).toBeGreaterThan(packs);
  }
  const lines = [...line.packs.values()].flat();
  expect(
    lines.filter(({ unit, name, day }) => unit === "3/604" && name === "prices" && day === today),
  ).toHaveLength(1);
  expect(await mirror.book()).not.toEqual(book);
});

test("[LAKE-6] a replay of days on which a body was only confirmed finds it in the days before", async () => {
  const {
    mirror,
    line,
    days: [, second],
    resting,
  } = await threeDays();
  mirror.books.wipe();
  const { figures } = await replayed(line, { source: "tcgcsv", from: `${second}T00:00:00.000Z` });
  expect(figures.rejected).toBe(0);
  expect(await mirror.points("604")).toEqual(resting.slice(1));
});

test("[ING-7] a body that is gone costs the lines that name it, and no others of their packs", async () => {
  const {
    mirror,
    line,
    days: [first],
    resting,
  } = await threeDays();
  for (const key of line.packs.keys())
    if (key.includes("/dataset=prices/") && key.includes(`day=${first?.slice(8)}`))
      line.packs.delete(key);
  mirror.books.wipe();
  const { figures, misfits } = await replayed(line, { source: "tcgcsv" });
  expect(await mirror.points("604")).toEqual([]);
  expect(await mirror.points("605")).toHaveLength(2);
  expect(figures.rejected).toBe(2);
  expect(misfits).toEqual([
    expect.stringContaining("The lake has no"),
    expect.stringContaining("The lake has no"),
  ]);
  expect(resting).toHaveLength(3);
});
