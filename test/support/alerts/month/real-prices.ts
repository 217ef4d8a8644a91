import * as z from "zod";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { Day, Language, type PrintingId } from "#schemas/values.ts";
import { referenceJson } from "#test/support/running/reference-data.ts";

const amounts = z.array(z.number().nullable()).default([]);
const Given = z.object({
  dates: z.array(Day).min(1),
  series: z.record(z.string(), z.object({ usd: amounts, eur: amounts })),
});

/** Shops whose prices the series are. */
const shops = { tcgplayer: "usd", cardmarket: "eur" } as const;

/** A price of a card, in the smallest unit of what its shop tells prices in. */
export interface RealPrice {
  readonly id: PrintingId;
  readonly source: keyof typeof shops;
  readonly currency: "USD" | "EUR";
  readonly day: Day;
  readonly amount: number;
}

export interface RealPrices {
  readonly days: readonly Day[];
  readonly prices: readonly RealPrice[];
}

/** What 4,487 cards of One Piece have cost at two shops on 70 days; undefined where no reference data was laid out. */
export function realPrices(): RealPrices | undefined {
  const file = referenceJson("prices-onepiece-daily.json.gz");
  if (file === undefined) return undefined;
  const { dates, series } = Given.parse(file);
  const prices = Object.entries(series).flatMap(([name, own]) => {
    const id = idOf(name);
    return (["tcgplayer", "cardmarket"] as const).flatMap((source) =>
      own[shops[source]].flatMap((price, at): RealPrice[] => {
        const [day, amount] = [dates[at], Math.round((price ?? 0) * 100)];
        const currency = source === "tcgplayer" ? "USD" : "EUR";
        return day !== undefined && amount > 0 ? [{ id, source, currency, day, amount }] : [];
      }),
    );
  });
  return { days: dates, prices };
}

/** `EB01-001_p1` is `onepiece:en:eb01-001.p1`. */
function idOf(name: string): PrintingId {
  const hyphen = name.indexOf("-");
  const set = setId("onepiece", Language.parse("en"), hyphen < 0 ? "p" : name.slice(0, hyphen));
  return printingId(set, name.slice(hyphen + 1).replaceAll(/[_-]/g, "."));
}
