import * as z from "zod";

/*
 * What the answers below `/v2` hold, for the API's document: they are put together of stored texts, so nothing
 * is parsed with it. Fields that do not apply are absent; `select` leaves out any.
 */

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const whole = z.int().optional();

const Legalities = z.looseObject({ unlimited: text, standard: text, expanded: text });

export const V2Set = z
  .looseObject({
    id: text,
    name: text,
    series: text,
    printedTotal: whole,
    total: whole,
    legalities: Legalities.optional(),
    ptcgoCode: text,
    releaseDate: text.meta({ examples: ["1999/10/10"] }),
    updatedAt: text.meta({ examples: ["2022/10/10 15:12:00"] }),
    images: z.looseObject({ symbol: text, logo: text }).optional(),
  })
  .meta({ id: "V2Set", description: "A set of the Pokémon TCG API, version 2." });

const Written = z.looseObject({ name: text, text, type: text });
const Matchup = z.looseObject({ type: text, value: text });

const number = z.number().nullable();
const figures = (names: readonly string[]) =>
  z.looseObject(Object.fromEntries(names.map((name) => [name, number.optional()])));

const shopBlock = <T extends z.ZodType>(prices: T, what: string) =>
  z
    .looseObject({
      url: text,
      updatedAt: text.meta({
        description: "The newest day of its prices.",
        examples: ["2026/07/22"],
      }),
      prices: prices.optional(),
    })
    .optional()
    .meta({ description: what });

const inDollars = z
  .record(z.string(), figures(["low", "mid", "high", "market", "directLow"]))
  .meta({ description: "By kind: `normal`, `holofoil`, `reverseHolofoil`, `1stEditionHolofoil`." });
const inEuros = figures([
  ...["averageSellPrice", "lowPrice", "trendPrice", "germanProLow", "suggestedPrice"],
  ...["reverseHoloSell", "reverseHoloLow", "reverseHoloTrend", "lowPriceExPlus"],
  ...["avg1", "avg7", "avg30", "reverseHoloAvg1", "reverseHoloAvg7", "reverseHoloAvg30"],
]);

export const V2Card = z
  .looseObject({
    id: text,
    name: text,
    supertype: text,
    subtypes: texts,
    level: text,
    hp: text.meta({ description: "Digits.", examples: ["120"] }),
    types: texts,
    evolvesFrom: text,
    evolvesTo: texts,
    rules: texts,
    ancientTrait: Written.optional(),
    abilities: z.array(Written).optional(),
    attacks: z
      .array(
        z.looseObject({ name: text, cost: texts, convertedEnergyCost: whole, damage: text, text }),
      )
      .optional(),
    weaknesses: z.array(Matchup).optional(),
    resistances: z.array(Matchup).optional(),
    retreatCost: texts,
    convertedRetreatCost: whole,
    set: V2Set.optional(),
    number: text,
    artist: text,
    rarity: text,
    flavorText: text,
    nationalPokedexNumbers: z.array(z.int()).optional(),
    legalities: Legalities.optional(),
    regulationMark: text,
    images: z.looseObject({ small: text, large: text }).optional(),
    tcgplayer: shopBlock(
      inDollars,
      "In US dollars; null is no price. Absent where the shop has none.",
    ),
    cardmarket: shopBlock(inEuros, "In euros; 0 is no price. Absent where the shop has none."),
  })
  .meta({ id: "V2Card", description: "A card of the Pokémon TCG API, version 2." });

/** How errors below `/v2` are written. */
export const V2Error = z
  .object({ error: z.object({ message: z.string(), code: z.int() }) })
  .meta({ id: "V2Error", description: "An error of the Pokémon TCG API; `code` is the status." });
