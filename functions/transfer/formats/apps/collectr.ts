import type { Format } from "../format.ts";
import { collectrColumns } from "../writing/collectr-columns.ts";

/** Sealed products stand among the cards, without a number; what is on a watch list is wished for. */
export const collectr: Format = {
  id: "collectr",
  title: "Collectr",
  signs: [
    { has: ["portfolio name"], isSure: true },
    { has: ["variance", "average cost paid"], isSure: true },
  ],
  columns: {
    list: ["portfolio name"],
    game: ["category"],
    set_name: ["set"],
    name: ["product name"],
    number: ["card number"],
    rarity: ["rarity"],
    finish: ["variance"],
    grade: ["grade"],
    condition: ["card condition"],
    paid: ["average cost paid"],
    quantity: ["quantity"],
    is_wished: ["watchlist"],
    added_on: ["date added"],
    notes: ["notes"],
    known: ["market price", "price override"],
  },
  scale: "american",
  dayOrder: "month_first",
  writes: collectrColumns,
};
