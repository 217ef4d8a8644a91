import { expect, test } from "vitest";
import type { WholeSet } from "#functions/catalog/reading/index.ts";
import { currentPriceMaps } from "#functions/prices/mapping/current-price-maps.ts";
import { growingPriceMap } from "#functions/prices/mapping/growing-price-map.ts";
import { decodePriceMap, encodePriceMap } from "#functions/prices/mapping/price-map.ts";
import { publishPriceMap } from "#functions/prices/mapping/publish-price-map.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { PriceMapPointer } from "#schemas/storage/price-map.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { aBox } from "#test/support/catalogue/sealed.ts";

const mark = { ...aProvenance(), sourceId: "base1", contentHash: "0".repeat(64) };
const whole = (
  cards: readonly Card[],
  set = aSet(),
  removed: readonly string[] = [],
): WholeSet => ({
  item: { value: set, sources: [mark], contentHash: "0".repeat(64) },
  ...{ listed: undefined, members: undefined, sold: [] },
  cards: cards.map((card) => ({
    ...card,
    status: removed.includes(card.number) ? "removed" : "current",
    provenance: [mark],
  })),
});

function surroundings() {
  let nowMs = Date.UTC(2026, 10, 20);
  const clock = () => new Date(nowMs);
  const files = memoryCatalogueFiles(clock);
  let pointer: PriceMapPointer | undefined;
  const pointers = {
    current: async () => pointer,
    publish: async (next: PriceMapPointer) => {
      if (pointer && pointer.builtAt > next.builtAt) return "older" as const;
      pointer = next;
      return "published" as const;
    },
  };
  const load = async (key: string) => {
    const found = files.kept.get(key);
    if (found) return found.content;
    throw new Error(`There is no ${key}.`);
  };
  const troubles: string[] = [];
  const maps = currentPriceMaps({
    ...{ games: ["pokemon"], pointers, load, clock },
    onTrouble: (game) => troubles.push(game),
  });
  const build = async (...sets: readonly WholeSet[]) => {
    const making = publishPriceMap("pokemon", clock(), { files, pointers, shops: allShops });
    for (const set of sets) await making.add(set);
    return making.publish();
  };
  return { files, build, maps, troubles, later: (ms: number) => (nowMs += ms) };
}

const product = { tcgplayer: "42382", cardmarket: "273699" };
const holo = { key: "holo.unlimited", finish: "holo", subtype: "unlimited", productIds: product };
const charizard = aCard({ variants: [holo] });

test("a product is the printing whose variant has it, whatever language the card is in", async () => {
  const { build, maps } = surroundings();
  const german = setId("pokemon", "de", "base1");
  const glurak = aCard({ setId: german, language: "de", variants: [holo] });
  const set = aSet({ id: german, language: "de" });
  expect(await build(whole([charizard]), whole([glurak], set))).toBe("published");
  const map = await maps("pokemon");
  const mapped = {
    ...{ key: "holo.unlimited", finish: "holo", marks: ["unlimited"] },
    ...{ isOwn: true, isOthers: false },
  };
  expect(map?.claims("tcgplayer", "42382")).toEqual([
    { printing: "pokemon:base1-4", languages: ["de", "en"], variants: [mapped] },
  ]);
  expect(map?.claims("tcgplayer", "1")).toEqual([]);
  expect(await maps("marbles")).toBeUndefined();
});

test("[CAT-3] a product that two cards claim is known to be claimed by both", async () => {
  const { build, maps } = surroundings();
  const other = aCard({ number: "5", variants: [{ ...holo, key: "holo" }] });
  const about = "tcgplayer:7";
  const finding = { code: "crosswalk_conflict", about, detail: "others claim it too" };
  const third = aCard({ number: "6", variants: [], findings: [finding] });
  const fourth = aCard({ number: "7", variants: [], findings: [finding] });
  await build(whole([charizard, other, third, fourth]));
  const printingsOf = async (id: string) =>
    (await maps("pokemon"))?.claims("tcgplayer", id).map(({ printing }) => printing);
  expect(await printingsOf("42382")).toEqual(["pokemon:base1-4", "pokemon:base1-5"]);
  expect(await printingsOf("7")).toEqual(["pokemon:base1-6", "pokemon:base1-7"]);
});

test("a removed card has no products", async () => {
  const { build, maps } = surroundings();
  const other = aCard({ number: "5", variants: [{ ...holo, key: "holo" }] });
  await build(whole([charizard, other], aSet(), ["5"]));
  const claims = (await maps("pokemon"))?.claims("tcgplayer", "42382");
  expect(claims?.map(({ printing }) => printing)).toEqual(["pokemon:base1-4"]);
});

test("an equal catalogue makes no new map, and maps of before go after a week", async () => {
  const { build, files, later } = surroundings();
  const day = 86_400_000;
  await build(whole([charizard]));
  later(day);
  expect(await build(whole([charizard]))).toBe("unchanged");
  expect(files.puts("price-maps/")).toBe(1);
  const renamed = aCard({ variants: [{ ...holo, key: "holo" }] });
  later(day);
  expect(await build(whole([renamed]))).toBe("published");
  expect([...files.kept.keys()]).toHaveLength(2);
  later(8 * day);
  expect(await build(whole([charizard]))).toBe("published");
  expect([...files.kept.keys()]).toHaveLength(2);
});

test("a newer map is used ten seconds later, and one that cannot be had leaves the older one", async () => {
  const { build, maps, files, later, troubles } = surroundings();
  await build(whole([charizard]));
  const before = await maps("pokemon");
  later(1);
  await build(whole([aCard({ variants: [{ ...holo, key: "holo" }] })]));
  expect(await maps("pokemon")).toBe(before);
  later(10_000);
  const key = [...files.kept.keys()].at(-1) ?? "";
  await files.remove(key);
  expect(await maps("pokemon")).toBe(before);
  expect(troubles).toEqual(["pokemon"]);
});

test("[PRC-1] a product that a source says is a card's own is not another set's card of its number and name", () => {
  const number = "8";
  const [own, other] = ["tk-ex-latio", "tk-ex-latia"].map((set) =>
    aCard({ setId: setId("pokemon", "en", set), number, name: "Potion", variants: [] }),
  );
  const told = { key: "normal", finish: "normal", productIds: { tcgplayer: "88336" } };
  const sold = ["88336", "88337"].map((id) => ({ shop: "tcgplayer", id }));
  const claimed = (order: "own first" | "other first") => {
    const map = growingPriceMap(["tcgplayer"]);
    const cards = [{ ...own, variants: [told] }, other] as readonly Card[];
    for (const card of order === "own first" ? cards : cards.toReversed()) map.add(card, sold);
    const { content, version } = encodePriceMap(map.done());
    const { claims } = decodePriceMap("pokemon", content, version);
    return ["88336", "88337"].map((id) =>
      claims("tcgplayer", id).map(({ printing }) => printing.slice(0, -2)),
    );
  };
  const expected = [
    ["pokemon:tk-ex-latio"],
    // Nobody says whose this one is.
    ["pokemon:tk-ex-latia", "pokemon:tk-ex-latio"],
  ];
  expect([claimed("own first"), claimed("other first")]).toEqual([expected, expected]);
});

test("[COL-1] a sealed product of a set's own language is its own printing, unless a card's source calls it the card's", async () => {
  const { build, maps } = surroundings();
  const sold = [
    aBox(),
    aBox({ id: "42382", name: "Charizard" }),
    aBox({ id: "3", language: "de" }),
    aBox({ id: "4", shop: "nobody" }),
    aBox({ id: "5", kind: "single" }),
  ].map((value) => ({ ...fragmentOf(value.id), value }));
  await build({ ...whole([charizard]), sold });
  const map = await maps("pokemon");
  expect(map?.claims("tcgplayer", "906040")).toEqual([
    {
      ...{ printing: "pokemon:product.tcgplayer.604-906040", languages: ["en"] },
      variants: [{ key: "sealed", finish: "sealed", marks: [], isOwn: true, isOthers: false }],
    },
  ]);
  expect(map?.claims("tcgplayer", "42382").map(({ printing }) => printing)).toEqual([
    charizardPriced,
  ]);
  for (const id of ["3", "4", "5"]) expect(map?.claims("tcgplayer", id)).toEqual([]);
  expect(map?.products).toBe(3);
});

const charizardPriced = "pokemon:base1-4";
const fragmentOf = (sourceId: string) => ({
  ...{ pk: "PRODUCTS#pokemon:tcgplayer:604", sk: `FRAGMENT#tcgcsv#${sourceId}`, sourceId },
  ...{ provenance: aProvenance({ source: "tcgcsv" }), contentHash: "0".repeat(64) },
  observedAt: aProvenance().observedAt,
});
