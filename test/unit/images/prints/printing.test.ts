import { describe, expect, test } from "vitest";
import { renderView } from "#functions/images/renders/render-view.ts";
import { Sha256 } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aPlannedCard, printDesk } from "#test/support/pictures/print-desk.ts";
import { measuredPages } from "#test/support/pictures/read-pdf.ts";

describe("[IMG-4] a print", () => {
  test("is one PDF with every card once, in their order, nine on a sheet", async () => {
    const { print, draw, get, pdf, ports, lead, spent } = await printDesk(20);
    const asked = await print({ title: "Binder" });
    expect(asked).toMatchObject({ kind: "print", state: "queued", cardsTotal: 20 });
    expect(spent).toEqual([20]);
    expect(await draw(asked.id)).toMatchObject({ outcome: "drawn", pages: 3, placeholders: 0 });
    const done = await get(asked.id);
    expect(done).toMatchObject({ state: "done", percent: 100, cardsDone: 20 });
    expect(done?.placeholders).toEqual({});
    const pages = measuredPages(pdf());
    expect(pages.map(({ pictures }) => pictures.length)).toEqual([9, 9, 2]);
    const text = pdf().toString("latin1");
    const order = [...text.matchAll(/of picture (\d+)\n/g)].map(([, number]) => Number(number));
    expect(order).toEqual(Array.from({ length: 20 }, (_none, at) => at + 1));
    const [path, file] = [...ports.files.kept][0] ?? [];
    expect(file?.as).toEqual({ contentType: "application/pdf", fileName: "Binder.pdf" });
    if (!done) throw new Error("There is no render.");
    const url = `https://images.test/${path}`;
    expect(renderView(done, "https://images.test", new Date()).print).toEqual({
      ...{ url, bytes: pdf().byteLength, paper: "a4", orientation: "portrait", pages: 3 },
      ...{ cardsPerSheet: 9, coarse: 20, leastDpi: 242 },
    });
    expect(await lead(asked.id, "pdf")).toEqual({ kind: "there", url });
    await expect(lead(asked.id, "zip")).rejects.toMatchObject({ code: "images.no_such_download" });
  });

  test("measures 63 × 88 mm a card, and as much paper as was asked for", async () => {
    for (const { options, paper } of [
      { options: {}, paper: [210, 297] },
      { options: { layout: "2x2", paper: "letter", gap: 4 }, paper: [215.9, 279.4] },
      { options: { layout: "4x3", backs: true }, paper: [297, 210] },
    ]) {
      const { print, draw, pdf } = await printDesk(10);
      await draw((await print(options)).id);
      for (const { width, height, pictures } of measuredPages(pdf())) {
        expect(Math.abs(width - (paper[0] ?? 0))).toBeLessThan(0.01);
        expect(Math.abs(height - (paper[1] ?? 0))).toBeLessThan(0.01);
        for (const one of pictures) {
          expect(Math.abs(one.width - 63)).toBeLessThan(0.01);
          expect(Math.abs(one.height - 88)).toBeLessThan(0.01);
        }
      }
    }
  });

  test("has its backs behind the cards that are there, mirrored", async () => {
    const { print, draw, pdf } = await printDesk(10);
    await draw((await print({ backs: true, backOffset: { x: 2, y: -1 } })).id);
    const [first, firstBack, last, lastBack] = measuredPages(pdf());
    expect(firstBack?.pictures).toHaveLength(9);
    expect(new Set(firstBack?.pictures.map(({ object }) => object)).size).toBe(1);
    expect(last?.pictures[0]?.x).toBeCloseTo(10.5, 2);
    expect(lastBack?.pictures).toHaveLength(1);
    expect(lastBack?.pictures[0]?.x).toBeCloseTo(210 - 10.5 - 63 + 2, 2);
    expect(lastBack?.pictures[0]?.y).toBeCloseTo(16.5 - 1, 2);
    expect(first?.pictures).toHaveLength(9);
    expect(pdf().toString("latin1")).toContain("/Duplex /DuplexFlipLongEdge");
  });

  test("has crop marks outside of what is printed, in line with every edge", async () => {
    const { print, draw, pdf } = await printDesk(9);
    await draw((await print({ layout: "2x2", cropMarks: true, gap: 6, bleed: 3 })).id);
    const [full] = measuredPages(pdf());
    const outer = { left: 39 - 3, right: 210 - 39 + 3, top: 57.5 - 3, bottom: 297 - 57.5 + 3 };
    expect(full?.lines).toHaveLength(16);
    for (const { x1, y1, x2, y2 } of full?.lines ?? []) {
      const isOutside = [
        Math.max(x1, x2) <= outer.left - 0.99,
        Math.min(x1, x2) >= outer.right + 0.99,
        Math.max(y1, y2) <= outer.top - 0.99,
        Math.min(y1, y2) >= outer.bottom + 0.99,
      ];
      expect(isOutside).toContain(true);
      expect(Math.hypot(x1 - x2, y1 - y2)).toBeCloseTo(3, 2);
    }
    const upright = new Set(
      full?.lines.filter((one) => Math.abs(one.x1 - one.x2) < 0.001).map(({ x1 }) => x1.toFixed(1)),
    );
    expect([...upright].sort()).toEqual(["102.0", "108.0", "171.0", "39.0"]);
    const { width = 0 } = full?.pictures[0] ?? {};
    expect(width).toBeCloseTo(63 + 6, 2);
  });

  test("marks what is no genuine card, unless it was told otherwise", async () => {
    const cards = [
      aPlannedCard(1),
      aPlannedCard(2, { quantity: 0 }),
      aPlannedCard(3, { isWished: true }),
      aPlannedCard(4, { isProxy: true }),
      aPlannedCard(5, { isMissing: true, quantity: 0 }),
    ];
    const stampsOf = async (options: object) => {
      const { print, draw, pdf } = await printDesk(5);
      await draw((await print(options, cards)).id);
      return measuredPages(pdf())[0]?.stamps;
    };
    expect(await stampsOf({})).toBe(3);
    expect(await stampsOf({ missing: "picture" })).toBe(4);
    expect(await stampsOf({ watermark: "all" })).toBe(4);
    expect(await stampsOf({ watermark: "none" })).toBe(0);
  });

  test("holds the place of cards that one lacks, and asks nobody for their pictures", async () => {
    const cards = [aPlannedCard(1), aPlannedCard(2, { isMissing: true, quantity: 0 })];
    const { print, draw, get, ports, pdf } = await printDesk(2);
    const { id } = await print({}, cards);
    await draw(id);
    expect(ports.source.asked).toHaveLength(1);
    const done = await get(id);
    expect([done?.state, done?.placeholders]).toEqual(["done", {}]);
    expect(measuredPages(pdf())[0]?.pictures).toHaveLength(2);
    const shown = await print({ missing: "picture" }, cards);
    await draw(shown.id);
    expect(ports.source.asked).toHaveLength(2);
  });

  test("prints a card as often as one has it where that is asked for, and holds its picture once", async () => {
    const cards = [aPlannedCard(1, { quantity: 4 }), aPlannedCard(2, { quantity: 0 })];
    const { print, draw, pdf, get } = await printDesk(2);
    const { id } = await print({ copies: "each" }, cards);
    await draw(id);
    const objects = measuredPages(pdf())[0]?.pictures.map(({ object }) => object) ?? [];
    expect(objects).toHaveLength(5);
    expect(new Set(objects).size).toBe(2);
    expect(await get(id)).toMatchObject({ cardsDone: 2, print: { coarse: 5 } });
    const many = [aPlannedCard(1, { quantity: 5_001 })];
    await expect(print({ copies: "each" }, many)).rejects.toMatchObject({
      ...{ code: "images.too_many_cards", facts: { most: 5_000, cells: 5_001 } },
    });
    expect((await print({}, many)).state).toBe("queued");
  });

  test("says of which cards there is no picture, and why", async () => {
    const cards = [
      aPlannedCard(1),
      aPlannedCard(9),
      aPlannedCard(3, { sourceUrl: undefined }),
      aPlannedCard(4, { isKnown: false, sourceUrl: undefined }),
    ];
    const { print, draw, get, pdf } = await printDesk(1);
    const { id } = await print({}, cards);
    await draw(id);
    const id3 = cards.map(({ printingId }) => printingId);
    expect((await get(id))?.placeholders).toEqual({
      ...{ missing: [id3[1], id3[2]], unknown_card: [id3[3]] },
    });
    expect(measuredPages(pdf())[0]?.pictures).toHaveLength(4);
  });

  test("is refused where it cannot fit, before anything is planned or paid for", async () => {
    const { print, planned, spent } = await printDesk(1);
    const error = await print({ paper: "letter", gap: 5 }).catch((one) => one);
    expect(error).toMatchObject({ code: "images.print_does_not_fit" });
    expect(error.message).toBe(
      "3x3 cards of 63 × 88 mm with gaps of 5 mm, bleed included, need 199 × 274 mm, and letter has 205.9 × 269.4 mm inside its margins; " +
        "take a smaller gap, bleed, margin or offset, or other paper.",
    );
    expect(error.errors).toMatchObject([{ in: "body", pointer: "#/gap" }]);
    for (const options of [
      { paper: "letter", backs: true, backOffset: { y: 8 } },
      { paper: "letter", cropMarks: true, gap: 5, margin: 0 },
    ])
      await expect(print(options)).rejects.toMatchObject({ code: "images.print_does_not_fit" });
    expect([planned(), spent]).toEqual([0, []]);
  });
});

describe("[IMG-7] the same print", () => {
  test("is not made twice, and is there at once", async () => {
    const { print, draw, ports, spent, get } = await printDesk(3);
    const first = await print();
    await draw(first.id);
    const again = await print();
    expect(again).toMatchObject({ kind: "print", state: "done", percent: 100, cardsDone: 3 });
    expect(again.print).toEqual((await get(first.id))?.print);
    expect(spent).toEqual([3]);
    expect(ports.files.kept.size).toBe(1);
  });

  test("is another with anything else on its paper, and the same where only words for it differ", async () => {
    const { print, draw, ports, get } = await printDesk(2);
    const keyOf = async (options: object) => {
      const { id } = await print(options);
      await draw(id);
      return (await get(id))?.print?.key;
    };
    const options = [
      ...[
        {},
        { gap: 1 },
        { cropMarks: true },
        { paper: "letter" },
        { layout: "2x2" },
        { margin: 4 },
      ],
      ...[
        { backs: true },
        { backs: true, backOffset: { x: 1 } },
        { title: "Mine" },
        { watermark: "all" },
      ],
      ...[{ gap: 2, bleed: 1 }],
    ];
    const keys = [];
    for (const one of options) keys.push(await keyOf(one));
    expect(new Set(keys).size).toBe(options.length);
    expect(await keyOf({ copies: "each", watermark: "none", missing: "picture" })).toBe(keys[0]);
    expect(ports.files.kept.size).toBe(options.length);
  });

  test("is made anew with a picture that came in a placeholder's stead", async () => {
    const { print, draw, ports, get, pass } = await printDesk(2);
    const { answers } = ports.source;
    const [url = ""] = [...answers.keys()].slice(1);
    const picture = answers.get(url);
    answers.set(url, { kind: "absent" });
    const first = await print();
    await draw(first.id);
    expect((await get(first.id))?.placeholders).toMatchObject({ missing: [expect.anything()] });
    const again = await print();
    expect(again.state).toBe("queued");
    await draw(again.id);
    expect(ports.files.kept.size).toBe(1);
    expect((await get(again.id))?.placeholders).toMatchObject({ missing: [expect.anything()] });
    if (picture) answers.set(url, picture);
    pass(2 * 86_400_000);
    const healed = await print();
    await draw(healed.id);
    expect((await get(healed.id))?.placeholders).toEqual({});
    expect(ports.files.kept.size).toBe(2);
  });
});

describe("[IMG-5] a print", () => {
  test("whose worker dies, wherever it does, is gone on with and ends the same", async () => {
    const whole = await printDesk(30);
    await whole.draw((await whole.print({ backs: true })).id);
    for (const death of [0, 1, 14, 29, 30, 31, 33]) {
      const { print, draw, get, ports, pdf } = await printDesk(30);
      const { id } = await print({ backs: true });
      let calls = 0;
      const dying =
        <A extends unknown[], R>(work: (...args: A) => R) =>
        (...args: A): R => {
          calls += 1;
          if (calls === death + 1) throw new Error("The worker dies.");
          return work(...args);
        };
      ports.cells.keep = dying(ports.cells.keep);
      ports.cells.get = dying(ports.cells.get);
      await expect(draw(id)).rejects.toThrow("dies");
      expect(await get(id)).toMatchObject({ state: "running" });
      expect(ports.files.kept.size).toBe(0);
      expect(await draw(id, 2)).toMatchObject({ outcome: "drawn" });
      expect(pdf()).toEqual(whole.pdf());
      expect(ports.cells.kept).toHaveLength(30);
    }
  });

  test("is made in turns while others wait, and what it has made is not made again", async () => {
    const { print, draw, get, ports, pass, pdf } = await printDesk(100);
    const { id } = await print({}, undefined);
    ports.queue.waiting = async () => 2;
    const { keep } = ports.cells;
    ports.cells.keep = async (face, bytes) => {
      pass(500);
      return keep(face, bytes);
    };
    const asked: string[] = [];
    const { has } = ports.cells;
    ports.cells.has = async (face) => {
      asked.push(face);
      return has(face);
    };
    let turns = 0;
    const percents: number[] = [];
    for (; (await draw(id)) instanceof ComeBack; turns += 1)
      percents.push((await get(id))?.percent ?? 0);
    expect(turns).toBeGreaterThan(5);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(ports.cells.kept).toHaveLength(100);
    expect(new Set(asked).size).toBe(asked.length);
    expect(await get(id)).toMatchObject({ state: "done", percent: 100 });
    expect(measuredPages(pdf())).toHaveLength(12);
  });

  test("a picture whose original is lost or damaged is a placeholder, and nothing else is", async () => {
    const { print, draw, get, ports, all } = await printDesk(12);
    await draw((await print({ layout: "2x2" })).id);
    ports.cells.cells.clear();
    const records = await ports.records.find(all.map(({ printingId }) => printingId));
    const pictureAt = (at: number) => {
      const id = all[at]?.printingId;
      return (id && records.get(id)?.sha256) ?? "";
    };
    ports.archive.lose(pictureAt(3));
    const { original } = ports.archive;
    ports.archive.original = async (picture) =>
      picture === pictureAt(5) ? Buffer.from("rubbish") : original(picture);
    const { id } = await print({ layout: "3x3" });
    await draw(id);
    expect((await get(id))?.placeholders).toEqual({
      broken: [all[3]?.printingId, all[5]?.printingId],
    });
  });

  test("[COL-1] shows an owner's own picture, and the card's where that one is lost", async () => {
    const own = Sha256.parse(sha256("picture of my own"));
    const cards = [aPlannedCard(1, { ownPicture: own }), aPlannedCard(2)];
    const shown = async (isKept: boolean) => {
      const { print, draw, get, ports, pdf } = await printDesk(2);
      const as = { contentType: "image/webp", isHosted: false };
      if (isKept) await ports.archive.keepOriginal(own, Buffer.from("picture of my own"), as);
      const { id } = await print({}, cards);
      await draw(id);
      expect((await get(id))?.placeholders).toEqual({});
      return [
        ...pdf()
          .toString("latin1")
          .matchAll(/of picture (.*)\n/g),
      ].map(([, name]) => name);
    };
    expect(await shown(true)).toEqual(["of my own", "2"]);
    expect(await shown(false)).toEqual(["1", "2"]);
  });

  test("that is cancelled while its file is written leaves no file", async () => {
    const { print, draw, ports, place, pass } = await printDesk(60);
    const { id } = await print();
    const { get } = ports.cells;
    let reads = 0;
    ports.cells.get = async (face) => {
      reads += 1;
      pass(100);
      if (reads === 20)
        await ports.renders.cancel(
          { userId: place.userId, renderId: id },
          "2026-02-01T06:00:00.000Z",
        );
      return get(face);
    };
    expect(await draw(id)).toEqual({ outcome: "not_wanted" });
    expect(reads).toBeLessThan(40);
    expect(ports.files.kept.size).toBe(0);
  });

  test("a second message makes nothing", async () => {
    const { print, draw, ports } = await printDesk(3);
    const { id } = await print();
    await draw(id);
    expect(await draw(id)).toEqual({ outcome: "not_wanted" });
    expect(ports.cells.kept).toHaveLength(3);
  });
});
