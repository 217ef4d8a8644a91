import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What rows share that say the same name, set and number: who resolves one of them can resolve all. */
export function likenessOf({
  game,
  name,
  setName,
  setCode,
  number,
  finish,
  language,
}: SaidRow): string {
  const said = [game, name, setName, setCode, number, language, ...finish];
  const folded = said.map((text) => text?.trim().toLowerCase() ?? "");
  return sha256(JSON.stringify(folded)).slice(0, 16);
}
