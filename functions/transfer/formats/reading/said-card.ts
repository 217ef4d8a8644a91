import { sealedVariant } from "#schemas/catalog/sealed-id.ts";
import { idColumns } from "#schemas/transfer/id-kinds.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { type CopiesInName, copiesInName } from "../names/copies-in-name.ts";
import { isSealedName } from "../names/is-sealed-name.ts";
import { readName, type SaidName } from "../names/said-name.ts";
import { setInName } from "../names/set-in-name.ts";
import { readCardNumber } from "../values/card-number.ts";
import { readId } from "../values/id.ts";
import type { RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

export type SaidCard = Pick<
  SaidRow,
  "ids" | "game" | "name" | "setName" | "setCode" | "number" | "rarity" | "isSealed"
> & { readonly inName: InName };

/** What the name says of copies. */
export type InName = CopiesInName["marks"] & { readonly finish: readonly string[] };

/** What a row says of which card it means. */
export function saidCard(row: RowCells, { format, defaults }: TableContext): SaidCard {
  const ids = saidIds(row);
  const [column, aside] = numberAndAside(row.value("number", readCardNumber));
  const written = [row.text("name"), aside].filter((text) => text !== "").join(" ");
  const copies = copiesInName(written);
  const said: SaidName = written === "" ? { name: "", finish: [] } : readName(copies.name, column);
  const set = { setName: row.text("set_name"), setCode: row.text("set_code") };
  const hasSet = set.setName !== "" || set.setCode !== "" || ids.length > 0;
  const { name, setName = set.setName } = hasSet ? { name: said.name } : setInName(said.name);
  const number = column ?? said.number ?? "";
  const game = row.text("game") || format.game || (defaults.game ?? "");
  const isNumbered = number !== "" || row.text("number") !== "";
  return {
    ids,
    inName: { ...copies.marks, finish: [...said.finish, ...(copies.marks.finish ?? [])] },
    ...filled({ game, name, setName, setCode: set.setCode, number, rarity: row.text("rarity") }),
    ...(!isNumbered && (isSealedName(name) || saysSealed(row)) && { isSealed: true }),
  };
}

/** `OP01-003 (Parallel)`: which print of the card it is belongs to the name. */
function numberAndAside(text: string | undefined): readonly [number?: string, aside?: string] {
  const [, number, print = ""] = behindCode.exec(text ?? "") ?? [];
  return number === undefined ? [text, ""] : [number, `(${print})`];
}
const behindCode = /^((?:[A-Z]{2,4}-?\d{2}|P)-\d{3})\s*[\s([]([a-z][a-z ]{2,30})[)\]]?$/i;

const saidIds = (row: RowCells) =>
  idColumns.flatMap(([field, kind]) => {
    const id = row.value(field, readId);
    return id === undefined ? [] : [{ kind, id }];
  });

/** Without what the row does not say. */
const filled = <T extends Readonly<Record<string, string>>>(texts: T): Partial<T> => {
  const all: Partial<T> = {};
  for (const name in texts) {
    if (texts[name] !== "") all[name] = texts[name];
  }
  return all;
};

/** Apps say it as a condition, we as a variant. */
const saysSealed = (row: RowCells) =>
  row.text("variant") === sealedVariant || /^(?:sealed|unopened)$/i.test(row.text("condition"));
