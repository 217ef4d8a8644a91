import { expect, test } from "vitest";
import { punkRecordsCard } from "#functions/sources/providers/punk-records/normalize-card.ts";
import { packOf } from "#functions/sources/providers/punk-records/packs.ts";
import { CardFragment } from "#schemas/catalog/fragment.ts";
import { Language } from "#schemas/values.ts";
import { row } from "#test/support/catalogue/one-piece.ts";

const language = Language.parse("en");
const made = (given: Record<string, unknown> = {}, unit = "569102:op-02") =>
  punkRecordsCard(row(given), { language, pack: packOf(unit) });

test("[CAT-6] a row is a card with all that it says", () => {
  expect(CardFragment.parse(made())).toEqual({
    ...{ id: "onepiece:en:op-02-013", game: "onepiece", language: "en" },
    ...{ setId: "onepiece:en:op-02", number: "013", name: "Portgas.D.Ace" },
    ...{ category: "character", rarity: "SuperRare" },
    attributes: {
      ...{ cardCode: "OP02-013", colors: ["Red"], cost: 7, power: 7000, blockNumber: 1 },
      ...{ combatAttributes: ["Special"], types: ["Whitebeard Pirates"] },
      effect: "[On Play] Sing.<br>Dance.",
    },
    variants: [{ key: "normal", finish: "normal" }],
    images: [
      {
        ...{ size: "large", widthPx: 600, heightPx: 838 },
        url: "https://en.onepiece-cardgame.com/images/cardlist/card/OP02-013.png?260715",
      },
    ],
    crosswalk: { "punk-records": "569102/OP02-013" },
    findings: [],
  });
});

test.each([
  ["a parallel", "OP02-013_p1", "569102:op-02", "013_p1", "op-02-013_5fp1", "OP02-013"],
  ["a reprint", "ST01-012_r1", "569001:st-01", "012_r1", "st-01-012_5fr1", "ST01-012"],
  ["of a booster", "OP14-001", "569114:op14-eb04", "001", "op14-eb04-001", "OP14-001"],
  [
    ...["of the extra booster in it", "EB04-001", "569114:op14-eb04"],
    ...["EB04-001", "op14-eb04-eb04_2d001", "EB04-001"],
  ],
  [
    ...["from another set", "OP01-025_p2", "569301:prb-01"],
    ...["OP01-025_p2", "prb-01-op01_2d025_5fp2", "OP01-025"],
  ],
  ["a promotional card", "P-001", "569901", "P-001", "569901-p_2d001", "P-001"],
])("%s has a number that is its own in its set", (_, id, unit, number, place, code) => {
  const card = made({ id, pack_id: packOf(unit).id }, unit);
  expect(card).toMatchObject({
    number,
    id: `onepiece:en:${place}`,
    attributes: { cardCode: code },
  });
  expect(card.findings).toEqual([]);
});

test("one id in two packs is two printings", () => {
  const [one, other] = ["569801", "569901"].map((pack) =>
    made({ id: "OP07-091_p1", pack_id: pack }, pack),
  );
  expect([one?.id, other?.id]).toEqual([
    "onepiece:en:569801-op07_2d091_5fp1",
    "onepiece:en:569901-op07_2d091_5fp1",
  ]);
  expect(one?.crosswalk).toEqual({ "punk-records": "569801/OP07-091_p1" });
});

test("a leader has life where others have a cost", () => {
  const { attributes } = made({ category: "Leader", rarity: "Leader", cost: 5 });
  expect(attributes).toMatchObject({ life: 5, power: 7000 });
  expect(attributes).not.toHaveProperty("cost");
  expect(made({ cost: 0 }).attributes).toMatchObject({ cost: 0 });
});

test("a name is as it is printed, and a text as it came", () => {
  const card = made({ name: "Ace &amp; Newgate", effect: "&lt;Slash&gt;<br>-", trigger: "-" });
  expect(card.name).toBe("Ace & Newgate");
  expect(card.attributes).toMatchObject({ effect: "&lt;Slash&gt;<br>-", trigger: "-" });
  expect(made({ name: "Eustass&quot;Captain&quot;Kid &what; &#9825;" }).name).toBe(
    'Eustass"Captain"Kid &what; ♡',
  );
});

test("[ING-7] what is missing, unknown or of another kind is a finding, and the rest is kept", () => {
  const { trigger: _, ...given } = row({
    ...{ cost: "7", colors: ["Red", 5], img_full_url: null, pack_id: "569103" },
    foil: true,
  });
  const card = punkRecordsCard(given, { language, pack: packOf("569102:op-02") });
  expect(card.attributes).toMatchObject({ colors: ["Red"], power: 7000 });
  expect(card.attributes).not.toHaveProperty("cost");
  expect(card.findings.map(({ code, detail }) => `${code} ${detail.split(":")[0]}`)).toEqual([
    "unknown_field foil",
    "missing_field trigger",
    "other_set the file of 569102 has the card, which says that it is of 569103",
    "unexpected_value cost",
    "unexpected_value colors[1]",
    "missing_image the source has no image",
  ]);
});

test.each([{ id: "" }, { name: null }, { category: undefined }])(
  "a row without what makes a card is none: %o",
  (given) => {
    expect(() => made(given)).toThrow(/^The body is no card of punk-records/);
  },
);
