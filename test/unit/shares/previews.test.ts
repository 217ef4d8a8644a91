import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { posterKey } from "#functions/images/posters/poster-key.ts";
import { fanOf } from "#functions/shares/previews/fan.ts";
import { previewPoster } from "#functions/shares/previews/preview-poster.ts";
import {
  type AskedPreview,
  readCollectionPreview,
} from "#functions/shares/previews/read-collection-preview.ts";
import { readSetPreview } from "#functions/shares/previews/read-set-preview.ts";
import { showCollectionPreview, showSetPreview } from "#functions/shares/show-shares.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { signId } from "#schemas/images/picture-id.ts";
import { shareSizes } from "#schemas/images/share.ts";
import { PrintingId } from "#schemas/values.ts";
import { memoryMarketPrices } from "#test/fakes/memory-market-prices.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { aHead, aLot } from "#test/support/collections/collections.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import { valuedWorld } from "#test/support/holdings/valued-world.ts";
import { pictureHash } from "#test/support/pictures/card-pictures.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import { who } from "#test/support/pictures/shares.ts";

const now = "2026-02-01T06:00:00.000Z";
const at = (name: string) => `https://pictures.test/${name}.webp`;
const look = { style: "showcase", format: "jpeg" } as const;

const base = setId("pokemon", "en", "base1");
const numbers = ["1", "2", "3", "4", "5", "6", "7"];
const cards = numbers.map((number) =>
  aCard({ number, name: `Card ${number}`, ...pictureAt(at(number)) }),
);
const idOf = (number: string) => PrintingId.parse(`pokemon:en:base1-${number}`);

/** A set of seven cards with pictures and a logo, of which some have prices in dollars. */
async function setWorld(
  told: Readonly<Record<string, number>>,
  logoUrl: string | undefined = at("logo"),
) {
  const store = await storeWith(
    cards,
    aSet({ cardCount: { printed: 102, total: 112 }, ...(logoUrl && { logoUrl }) }),
  );
  const world = posterWorld(store, now);
  for (const name of [...numbers, "logo"]) world.source.answers.set(at(name), paperPicture(name));
  const prices = Object.fromEntries(
    Object.entries(told).map(([number, USD]) => [idOf(number), { USD }]),
  );
  const deps = { ...world.ports, store, ...memoryMarketPrices(prices) };
  return { ...world, deps, show: () => showSetPreview(base, { ...look, who }, deps) };
}

describe("[IMG-6] the preview of a set", () => {
  test("says when it came out, how many cards it has, and which are the dearest", async () => {
    const { deps } = await setWorld({ "2": 90, "4": 41_250, "6": 1_200_000, "7": 5_000 });
    const { preview, cards: first } = await readSetPreview(base, {}, deps);
    expect(preview).toEqual({
      ...{ kind: "Pokémon", title: "Base Set", language: "en", day: "1 Feb 2026" },
      facts: ["Base", "9 Jan 1999", "102 cards + 10 secret"],
      dearest: [
        { name: "Card 6", language: "en", price: "$12,000.00" },
        { name: "Card 4", language: "en", price: "$412.50" },
        { name: "Card 7", language: "en", price: "$50.00" },
      ],
    });
    expect(first.map(({ id }) => id)).toEqual(["6", "4", "7", "2", "1", "3", "5"].map(idOf));
  });

  test("without prices says none, and no day", async () => {
    const { deps } = await setWorld({});
    const { preview } = await readSetPreview(base, {}, deps);
    expect([preview.dearest, preview.day]).toEqual([[], undefined]);
  });

  test("of no set is refused", async () => {
    const { deps } = await setWorld({});
    await expect(readSetPreview(setId("pokemon", "en", "no"), {}, deps)).rejects.toMatchObject({
      code: "catalog.no_such_set",
    });
  });

  test("waits for its logo and its dearest cards, and shows those that there are", async () => {
    const { show, bringIn, wanted, source, pausing, draw, drawnAt } = await setWorld({
      "4": 41_250,
    });
    source.answers.delete(at("1"));
    pausing.work = draw;
    expect(await show()).toMatchObject({ shown: { kind: "wanted" }, isWhole: false });
    expect(wanted).toContain(signId(base, "logo"));
    await bringIn();
    const { shown, isWhole } = await show();
    expect(isWhole).toBe(false);
    const drawn = shown.kind === "there" ? drawnAt(shown.url) : "";
    // The fourth is the dearest and uppermost; the first has no picture, and the sixth is in its place.
    const pictures = [...drawn.matchAll(/(?:whole of )?picture (\w+)/g)].map(([, name]) => name);
    expect(pictures).toEqual(["6", "5", "3", "2", "4", "logo"]);
  });
});

/** A collection of these cards, each with as many copies as it says. */
async function collectionWorld(copies: Readonly<Record<string, number>>, change: object = {}) {
  const valued = valuedWorld();
  const items = Object.entries(copies).map(([number, quantity]) =>
    aLot({ printingId: idOf(number), quantity, ...change }),
  );
  const head = aHead({ name: "All of mine" });
  const place = valued.hold(head, items);
  const store = await storeWith(cards, aSet());
  const world = posterWorld(store, now);
  for (const name of numbers) world.source.answers.set(at(name), paperPicture(name));
  const deps = { ...world.ports, ...valued.deps, store };
  const asked: AskedPreview = { ...place, currency: "USD", value: false };
  return { ...world, valued, deps, asked };
}

describe("[IMG-6] the preview of a collection", () => {
  test("says how many cards it holds, how many different ones, and of how many sets", async () => {
    const { deps, asked } = await collectionWorld({ "1": 1_200, "2": 1 });
    const { preview } = await readCollectionPreview(asked, deps);
    expect(preview).toEqual({
      ...{ kind: "Collection", title: "All of mine", language: "en", dearest: [] },
      facts: ["1,201 cards", "2 different", "1 set"],
    });
  });

  test("says nothing of money unless it is asked to, and then what it does not count", async () => {
    const { deps, asked, valued } = await collectionWorld({ "1": 3 });
    valued.state.prices = [aPrice(1_000)];
    const { preview: silent } = await readCollectionPreview(asked, deps);
    expect(JSON.stringify(silent)).not.toContain("$");
    const { preview } = await readCollectionPreview({ ...asked, value: true }, deps);
    expect(preview.figure).toEqual({ label: "Worth today", text: "$37.50" });
    expect(preview.day).toBe("1 Feb 2026");
    valued.state.prices = [aPrice(1_000, { variant: "other" })];
    const { preview: unpriced } = await readCollectionPreview({ ...asked, value: true }, deps);
    expect(unpriced.figure).toEqual({
      label: "Worth today · 0 of 3 have a price",
      text: "$0.00",
    });
  });

  test("of proxies is worth nothing, and they are not counted as without a price", async () => {
    const { deps, asked, valued } = await collectionWorld({ "1": 3 }, { isProxy: true });
    valued.state.prices = [aPrice(1_000)];
    const { preview } = await readCollectionPreview({ ...asked, value: true }, deps);
    expect(preview.figure).toEqual({ label: "Worth today", text: "$0.00" });
  });

  test("of somebody else's collection is refused", async () => {
    const { deps, asked } = await collectionWorld({ "1": 1 });
    const other = "01KAJ3N5Q2V7C8D9E0F1G2H3J4" as typeof asked.collectionId;
    await expect(
      readCollectionPreview({ ...asked, collectionId: other }, deps),
    ).rejects.toMatchObject({ code: "collections.no_such_collection" });
  });

  test("without a card is drawn all the same", async () => {
    const { deps, asked, pausing, draw } = await collectionWorld({});
    pausing.work = draw;
    const { shown, isWhole } = await showCollectionPreview(asked, { ...look, who }, deps);
    expect([shown.kind, isWhole]).toEqual(["there", true]);
  });

  test("[IMG-7] without its value keeps its address from day to day", async () => {
    const { deps, asked } = await collectionWorld({ "1": 1 });
    const key = async (value: boolean, day: string) => {
      const clock = () => new Date(day);
      const { preview } = await readCollectionPreview({ ...asked, value }, { ...deps, clock });
      return posterKey(previewPoster(preview, look, { cards: [] }));
    };
    expect(await key(false, "2026-03-01")).toBe(await key(false, "2026-03-02"));
    expect(await key(true, "2026-03-01")).not.toBe(await key(true, "2026-03-02"));
  });
});

test("a fan lies on its picture beside the text, the dearest card uppermost and in the middle", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), (count) => {
      const all = fanOf(
        Array.from({ length: count }, (_none, at) => ({ picture: pictureHash(at) })),
      );
      expect(all.at(-1)?.picture).toBe(pictureHash(0));
      expect(Math.abs(all.at(-1)?.degrees ?? 0)).toBeLessThan(5);
      for (const { box, degrees = 0 } of all) {
        const turn = (Math.abs(degrees) * Math.PI) / 180;
        const across = box.width * Math.cos(turn) + box.height * Math.sin(turn);
        const tall = box.width * Math.sin(turn) + box.height * Math.cos(turn);
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        expect(x - across / 2).toBeGreaterThan(530);
        expect(x + across / 2).toBeLessThan(shareSizes.link.width);
        expect(y - tall / 2).toBeGreaterThan(0);
        expect(y + tall / 2).toBeLessThan(shareSizes.link.height);
      }
    }),
  );
});

test("[IMG-9] whatever a collection is called is text on its preview", () => {
  const title = "</h1><script>alert(1)</script>\u202e";
  const preview = { kind: "Deck", title, language: "en", facts: [title], dearest: [] };
  const { sheet } = previewPoster(preview, look, { cards: [] });
  expect(sheet.html).not.toContain("<script");
});
