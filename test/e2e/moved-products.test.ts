import { expect, test } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { indexed, runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { toldByUpstream } from "#test/support/sources/upstream-answers.ts";

/** Two cards of a set whose product is the first one's, until its catalogue says otherwise. */
const [from, to] = ["neo1-107", "neo1-88"];
const [product, group] = [85_453, "3/1396"];
const cards = { source: "tcgdex", mode: "full", languages: ["en"], units: ["neo1"] };
const prices = { source: "tcgcsv", mode: "full", units: [group] };
const day = "2025-09-01";
const patience = { timeout: 60_000, interval: 500 };

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

interface Series {
  readonly source: string;
  readonly points?: readonly object[];
}

/** Series that the shop itself tells of a card: the newest, or of a day. */
async function newestOf(id: string): Promise<readonly Series[]> {
  const { body } = await api(`GET /v1/cards/pokemon:en:${id}/prices`, { token });
  const all = body.variants.flatMap(({ series }: { series: readonly Series[] }) => series);
  return all.filter(({ source }: Series) => source === "tcgplayer");
}
const ofDay = (id: string): Promise<readonly Series[]> =>
  historyOf(token, `pokemon:en:${id}`, `from=${day}&to=${day}&source=tcgplayer`);

/** The catalogue once it has been brought in anew, with what follows from it. */
async function catalogueAnew() {
  expect(await runToTheEnd(token, cards)).toMatchObject({ state: "completed", rejected: 0 });
  await indexed(token);
}

test("[CAT-3] a product that is another card's ends the series of the former, whose history stays, and begins one of the new card", async () => {
  await setDay(day);
  await runToTheEnd(token, prices);
  const known = await ofDay(from);
  expect(known.map(({ points }) => points)).toContainEqual([expect.objectContaining({ day })]);
  expect(await newestOf(from)).not.toEqual([]);
  expect(await newestOf(to)).toEqual([]);

  const path = (id: string) => `/v2/en/cards/${id}`;
  const variants = async (id: string) => {
    const body = await toldByUpstream(path(id));
    return body.variants_detailed as readonly { thirdParty: Record<string, number> }[];
  };
  const soldAs = async (id: string, tcgplayer: number | undefined) => ({
    ...{ path: path(id), fault: "changed-card" },
    fields: {
      variants_detailed: (await variants(id)).map(({ thirdParty: { cardmarket }, ...one }) => ({
        ...one,
        thirdParty: { cardmarket, ...(tcgplayer && { tcgplayer }) },
      })),
    },
  });
  await setFaults([await soldAs(from, undefined), await soldAs(to, product)]);
  await catalogueAnew();
  const moved = async () => {
    const [former, own] = [await newestOf(from), await newestOf(to)];
    return former.length === 0 && own.length > 0 ? own : undefined;
  };
  await eventually(moved, "series with the new card alone");
  expect(await ofDay(from)).toEqual(known);
  // Answers of the last fortnight are read once more.
  const points = (all: readonly Series[]) => all.map((one) => one.points);
  await expect.poll(async () => points(await ofDay(to)), patience).toEqual(points(known));

  await setFaults([]);
  await catalogueAnew();
  const back = async () => {
    const [former, own] = [await newestOf(from), await newestOf(to)];
    return former.length > 0 && own.length === 0 ? former : undefined;
  };
  await eventually(back, "series with the former card again");
}, 300_000);
