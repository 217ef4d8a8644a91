import type { Column } from "./column.ts";

const amounts = [
  ["low", "Least that is asked for."],
  ["mid", "Middle of what is asked for."],
  ["high", "Most that is asked for."],
  ["market", "What it sells for; of a shop that tells a trend, that."],
  ["direct_low", "Least that the shop itself ships for."],
  ["average", "Average of what was ever sold, as far as the shop says so."],
  ["avg1", "Average of what was sold on one day."],
  ["avg7", "Average of what was sold in 7 days."],
  ["avg30", "Average of what was sold in 30 days."],
] as const;

const text = (name: string, key: string, description: string): Column => ({
  ...{ name, key, type: "string", description },
});

/** A day of a series. What its folders say is no column of it. */
export const priceColumns: readonly Column[] = [
  text("printing", "printing", "A printing without its language, by game, set and number."),
  text("set_code", "set", "Of the printing: base1."),
  text("number", "number", "Of the printing: 4."),
  text("variant", "variant", "Key of the card's variant."),
  text("source", "source", "Whose price it is: a shop, or who passes it on before the shop."),
  text("currency", "currency", "Of all amounts, which are in its smallest unit."),
  text("languages", "languages", "Of the cards that are sold for it, joined by commas; or any."),
  { name: "day", key: "day", type: "date", description: "UTC." },
  ...amounts.map(
    ([name, description]): Column => ({
      ...{ name, type: "bigint", description },
      key: name === "direct_low" ? "directLow" : name,
    }),
  ),
  { name: "listings", key: "listings", type: "bigint", description: "How many are on offer." },
  {
    ...{ name: "observed_at", key: "observedAt", type: "timestamp" },
    description: "When the answer was asked for that it was read in.",
  },
  text("bronze_key", "bronzeKey", "Pack of that answer."),
  { name: "bronze_line", key: "bronzeLine", type: "int", description: "Its line in the pack." },
];
