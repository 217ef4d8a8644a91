import { expect, test } from "vitest";
import {
  byUrgency,
  compositeOf,
  dueChecks,
  placeholdersOf,
} from "#functions/images/renders/plan-pictures.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { PlannedCard, RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";
import { printing } from "#test/support/collections/collections.ts";
import { pictureHash } from "#test/support/pictures/card-pictures.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const urlOf = (number: number) => `https://pictures.test/${number}/high.webp`;
const card = (number: number, change: Partial<PlannedCard> = {}): PlannedCard => ({
  ...{ printingId: printing(number), name: "Card", setName: "Base Set", number: String(number) },
  ...{ language: "en", quantity: 1, sourceUrl: urlOf(number), isKnown: true },
  ...change,
});
const planOf = (...cards: PlannedCard[]): RenderPlan => ({
  ...{ cards, options: CompositeOptions.parse({}), day: "2026-02-01", attribution: "Ours" },
});
const record = (number: number, change: Partial<ImageRecord> = {}): ImageRecord => ({
  ...{ printingId: printing(number), sourceUrl: urlOf(number), status: "present", version: 1 },
  ...{ sha256: pictureHash(number), checkedAt: "2026-01-31T06:00:00.000Z" },
  nextCheckAt: "2026-02-07T06:00:00.000Z",
  ...change,
});
const recordsOf = (...records: ImageRecord[]) =>
  new Map(records.map((one) => [one.printingId, one]));

test("a source is asked once about each picture that is due, and about no other", () => {
  const plan = planOf(card(1), card(1), card(2), card(3, { sourceUrl: undefined }), card(4));
  const due = record(4, { nextCheckAt: now.toISOString() });
  expect(dueChecks(plan, recordsOf(record(2), due), now)).toEqual([
    { printingId: printing(1), sourceUrl: urlOf(1) },
    { printingId: printing(4), sourceUrl: urlOf(4) },
  ]);
});

test("cards without a picture come before those that show one", () => {
  const checks = [1, 2, 3].map((number) => ({
    ...{ printingId: printing(number), sourceUrl: urlOf(number) },
  }));
  const records = recordsOf(record(1), record(2, { sha256: undefined, status: "missing" }));
  const { first, later } = byUrgency(checks, records);
  expect(first.map(({ printingId }) => printingId)).toEqual([printing(2), printing(3)]);
  expect(later.map(({ printingId }) => printingId)).toEqual([printing(1)]);
});

test("a composite shows what there is, except what is damaged", () => {
  const plan = planOf(card(1), card(2), card(3));
  const records = recordsOf(record(1), record(2));
  const shown = (damaged?: Set<Sha256>) =>
    compositeOf(plan, records, damaged).cards.map(({ picture }) => picture);
  expect(shown()).toEqual([pictureHash(1), pictureHash(2), undefined]);
  expect(shown(new Set([pictureHash(2)]))).toEqual([pictureHash(1), undefined, undefined]);
  expect(compositeOf(plan, records)).toMatchObject({ day: "2026-02-01", attribution: "Ours" });
});

test("[COL-1] an owner's own picture of a copy stands before the card's, which stands before none", () => {
  const own = pictureHash(77);
  const plan = planOf(card(1, { ownPicture: own }), card(1), card(2, { ownPicture: own }));
  const shown = (...damaged: Sha256[]) =>
    compositeOf(plan, recordsOf(record(1)), new Set(damaged)).cards.map(({ picture }) => picture);
  expect(shown()).toEqual([own, pictureHash(1), own]);
  expect(shown(own)).toEqual([pictureHash(1), pictureHash(1), undefined]);
  expect(shown(own, pictureHash(1))).toEqual([undefined, undefined, undefined]);
});

test("each placeholder is listed once, under the reason that its owner can do something with", () => {
  const plan = planOf(
    card(1),
    ...[card(2), card(2), card(3)],
    card(4, { isKnown: false, sourceUrl: undefined }),
    card(5, { sourceUrl: undefined }),
    ...[card(6), card(7), card(8)],
  );
  const records = recordsOf(
    record(1),
    record(2, { sha256: undefined, status: "missing" }),
    record(3, { sha256: undefined, status: "broken" }),
    record(6, { sha256: undefined, status: "unreachable" }),
    record(8),
  );
  const composite = compositeOf(plan, records, new Set([pictureHash(8)]));
  expect(placeholdersOf(composite, plan, records)).toEqual({
    missing: [printing(2), printing(5)],
    broken: [printing(3), printing(8)],
    unknown_card: [printing(4)],
    unreachable: [printing(6), printing(7)],
  });
});
