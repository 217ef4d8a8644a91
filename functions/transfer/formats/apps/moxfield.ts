import type { Format } from "../format.ts";
import { moxfieldColumns } from "../writing/moxfield-columns.ts";

/** Its edition is a code. Copies for trade are among those that it counts. */
export const moxfield: Format = {
  id: "moxfield",
  title: "Moxfield",
  signs: [
    { has: ["tradelist count", "collector number", "edition"], isSure: true },
    { has: ["count", "edition", "collector number", "last modified"], isSure: true },
    { has: ["playtest card", "edition"], isSure: true },
  ],
  columns: {
    quantity: ["count"],
    name: ["name"],
    set_code: ["edition"],
    condition: ["condition"],
    language: ["language"],
    finish: ["foil"],
    tags: ["tags"],
    number: ["collector number"],
    is_altered: ["alter"],
    is_proxy: ["proxy", "playtest card"],
    paid: ["purchase price"],
    known: ["tradelist count", "last modified"],
  },
  scale: "american",
  writes: moxfieldColumns,
};
