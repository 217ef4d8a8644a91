import { expect, test } from "vitest";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { PrintingId } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";

const pictureOf = (number: string) => `https://pictures.test/base1/${number}/high.webp`;

/** Cards 1 to 3 have an address, card 4 has none. */
async function mirrorPorts() {
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  const cards = [
    ...["1", "2", "3"].map((number) => aCard({ number, ...pictureAt(pictureOf(number)) })),
    aCard({ number: "4" }),
  ].map((card) => ({ ...card, id: PrintingId.parse(`pokemon:en:base1-${card.number}`) }));
  const deps = {
    ...{ records: memoryImageRecords(), archive: memoryImageStore(), source: tableSource() },
    hosting: hostingOf([]),
    ...{ imaging: paperImaging(), clock: () => new Date(nowMs), catalog: await storeWith(cards) },
  };
  return {
    deps,
    pass: (ms: number) => {
      nowMs += ms;
    },
    mirror: () => mirrorImages({ printingIds: cards.map(({ id }) => id) }, deps),
  };
}

test("in advance only what is due is asked for, and what did not come is come back for", async () => {
  const { deps, mirror, pass } = await mirrorPorts();
  const { answers, asked } = deps.source;
  answers.set(pictureOf("1"), paperPicture("1"));
  answers.set(pictureOf("2"), { kind: "failed", reason: "It sleeps." });
  expect(await mirror()).toEqual(
    new ComeBack(60, { checked: 3, wanted: 4, hosted: 0, waiting: 1 }),
  );
  answers.set(pictureOf("2"), paperPicture("2"));
  pass(60_000);
  expect(await mirror()).toEqual({ checked: 1, wanted: 4, hosted: 0, waiting: 0 });
  expect(await mirror()).toEqual({ checked: 0, wanted: 4, hosted: 0, waiting: 0 });
  expect(asked).toHaveLength(4);
});

test("whoever draws begins with the first card, so that in advance the last is asked for first", async () => {
  const { deps, mirror } = await mirrorPorts();
  await mirror();
  expect(deps.source.asked).toEqual(["3", "2", "1"].map(pictureOf));
});

test("[OPS-8] a source that is away for two days is asked ever rarer, and then has its pictures", async () => {
  const { deps, mirror, pass } = await mirrorPorts();
  const { answers, asked } = deps.source;
  for (const number of ["1", "2", "3"]) {
    answers.set(pictureOf(number), { kind: "failed", reason: "It sleeps." });
  }
  let waitedSeconds = 0;
  for (let turn = await mirror(); turn instanceof ComeBack; turn = await mirror()) {
    waitedSeconds += turn.afterSeconds;
    pass(turn.afterSeconds * 1000);
    if (waitedSeconds < 2 * 86_400) continue;
    for (const number of ["1", "2", "3"]) answers.set(pictureOf(number), paperPicture(number));
  }
  expect(deps.archive.originals()).toHaveLength(3);
  expect(waitedSeconds).toBeLessThan(2.3 * 86_400);
  expect(asked.length).toBeLessThan(3 * 20);
});

test("a host that asks for a pause is not asked for the next picture either", async () => {
  const { deps, mirror } = await mirrorPorts();
  const { answers, asked } = deps.source;
  const busy = { kind: "failed", reason: "It is busy.", retryAfterSeconds: 300 } as const;
  for (const number of ["1", "2", "3"]) answers.set(pictureOf(number), busy);
  // Four are asked for at once; a message of two has more than that in its turn.
  const first = await mirror();
  expect(first).toBeInstanceOf(ComeBack);
  const again = await mirror();
  expect(again).toMatchObject({ checked: 0 });
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("work for a host that is left alone comes back when it may be asked, and no sooner", async () => {
  const { deps, mirror, pass } = await mirrorPorts();
  const alone = deps.clock().getTime() + 900_000;
  const { fetch } = deps.source;
  deps.source.fetch = async () => ({ kind: "unasked", reason: "Let it be.", untilMs: alone });
  expect(await mirror()).toMatchObject({ afterSeconds: 900, report: { checked: 3, waiting: 3 } });
  // Who is only too late for this visit comes back in a minute.
  deps.source.fetch = async () => ({ kind: "unasked", reason: "Busy.", untilMs: 0 });
  expect(await mirror()).toMatchObject({ afterSeconds: 60 });
  pass(900_000);
  deps.source.fetch = fetch;
  expect(await mirror()).toMatchObject({ checked: 3, waiting: 0 });
});
