import { MessageError } from "#shared/kernel/message-error.ts";
import type { Source } from "../port/source.ts";
import { listOfBriefs } from "./bodies/list-entries.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { pokemontcgDataPlan } from "./pokemontcg/plans.ts";
import { cardRecords, setRecords } from "./pokemontcg/records.ts";

const allSets = pokemontcgDataPlan.first;

/** The files behind the Pokémon TCG API: one of all sets, and one of the cards of each. */
export const pokemontcgData = (folderUrl: string): Source => ({
  ...pokemontcgDataPlan,
  opening: ({ dataset, unit }) =>
    dataset === allSets.dataset
      ? [{ name: "list", dataset, request: { url: `${folderUrl}/sets/en.json` } }]
      : [
          {
            ...{ name: "set", dataset: "cards" },
            request: { url: `${folderUrl}/cards/en/${encodeURIComponent(unit)}.json` },
          },
        ],
  listed: ({ dataset }, _name, body) =>
    dataset === allSets.dataset ? listOfBriefs(listIn(body), "sets") : { listed: [] },
  follow: (_unit, name) => ({ unit: { dataset: "sets", unit: name } }),
  async *records({ dataset, unit, body }) {
    const objects = listIn(await body.text());
    if (dataset === allSets.dataset) yield* setRecords(objects, {});
    else yield* cardRecords(objects, { set: unit });
  },
});

/** @throws MessageError when the file is no list */
function listIn(body: string): readonly unknown[] {
  const list = parsedJson(body);
  if (Array.isArray(list)) return list;
  throw new MessageError("permanent", "The file is no list.");
}
