import type { ColumnField } from "#schemas/transfer/column-field.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { isSealedName } from "../names/is-sealed-name.ts";
import { readName, type SaidName } from "../names/said-name.ts";
import { setInName } from "../names/set-in-name.ts";
import { readCardNumber } from "../values/card-number.ts";
import { readId } from "../values/id.ts";
import type { RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

/** Ids, from what says most. */
const idFields = [
  ["id_cardlake", "cardlake"],
  ["id_tcgdex", "tcgdex"],
  ["id_pokemontcg", "pokemontcg"],
  ["id_any", "any"],
  ["id_scryfall", "scryfall"],
  ["id_tcgplayer", "tcgplayer"],
  ["id_cardmarket", "cardmarket"],
  ["id_tcgplayer_sku", "tcgplayer_sku"],
] as const satisfies readonly (readonly [ColumnField, string])[];

export type SaidCard = Pick<
  SaidRow,
  "ids" | "game" | "name" | "setName" | "setCode" | "number" | "rarity" | "isSealed"
> & { readonly nameFinish: readonly string[] };

/** What a row says of which card it means. */
export function saidCard(row: RowCells, { format, defaults }: TableContext): SaidCard {
  const ids = idFields.flatMap(([field, kind]) => {
    const id = row.value(field, readId);
    return id === undefined ? [] : [{ kind, id }];
  });
  const number = row.value("number", readCardNumber);
  const written = row.text("name");
  const said: SaidName = written === "" ? { name: "", finish: [] } : readName(written, number);
  const setName = row.text("set_name");
  const setCode = row.text("set_code");
  const hasSet = setName !== "" || setCode !== "" || ids.length > 0;
  const inName = hasSet ? { name: said.name } : setInName(said.name);
  const game = row.text("game") || format.game || defaults.game;
  const isNumbered = number !== undefined || said.number !== undefined || row.text("number") !== "";
  return {
    ids,
    nameFinish: said.finish,
    ...(game && { game }),
    ...(inName.name !== "" && { name: inName.name }),
    ...(setName !== "" ? { setName } : inName.setName !== undefined && { setName: inName.setName }),
    ...(setCode !== "" && { setCode }),
    ...((number ?? said.number) !== undefined && { number: number ?? said.number }),
    ...(row.text("rarity") !== "" && { rarity: row.text("rarity") }),
    ...(!isNumbered && isSealedName(said.name) && { isSealed: true }),
  };
}
