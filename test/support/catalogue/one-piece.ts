import { referenceLines, referencePlainJson } from "#test/support/running/reference-data.ts";

/** A row of a pack's file as punk-records has it; texts are invented. */
export const row = (given: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: "OP02-013", pack_id: "569102", name: "Portgas.D.Ace", rarity: "SuperRare" },
  ...{ category: "Character", img_url: "../images/cardlist/card/OP02-013.png?260715" },
  img_full_url: "https://en.onepiece-cardgame.com/images/cardlist/card/OP02-013.png?260715",
  ...{ colors: ["Red"], cost: 7, attributes: ["Special"], power: 7000, counter: null },
  ...{ types: ["Whitebeard Pirates"], effect: "[On Play] Sing.<br>Dance.", trigger: null },
  block_number: 1,
  ...given,
});

/** An entry of the list of packs. */
export const pack = (id: string, label: string | null, title: string, prefix: string | null) => ({
  ...{ id, raw_title: `${prefix ?? ""} -${title}- [${label ?? ""}]` },
  title_parts: { prefix, title, label },
});

export const punkRecordsHost = "http://upstream.test/punk-records";

/** A table of bodies as punk-records has them. */
export function punkRecordsBodies(
  packs: Readonly<Record<string, unknown>>,
  rows: readonly unknown[],
  folder = "english",
): Map<string, string> {
  const base = `${punkRecordsHost}/${folder}`;
  const byPack = Map.groupBy(rows, (one) => String(Object(one).pack_id));
  return new Map([
    [`${base}/packs.json`, JSON.stringify(packs)],
    ...Object.keys(packs).map((id): [string, string] => [
      `${base}/data/${id}.json`,
      JSON.stringify(byPack.get(id) ?? []),
    ]),
  ]);
}

/** The whole English catalogue, or undefined where none was laid out. */
export function referenceOnePiece() {
  const rows = referenceLines("onepiece-cards.ndjson.gz");
  const packs = referencePlainJson("onepiece-packs.json");
  return rows && packs ? { rows, packs: packs as Readonly<Record<string, unknown>> } : undefined;
}
