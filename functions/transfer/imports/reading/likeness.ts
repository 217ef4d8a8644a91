import { skuKind } from "#schemas/transfer/id-kinds.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/**
 * What rows share that say the same of which card they mean, whatever they say of its copies: who resolves one of them can resolve all. Rows of
 * files that name no card are of the same only where they are of one product.
 */
export function likenessOf(said: SaidRow): string {
  const { game, name, setName, setCode, number, rarity, variant, finish, language } = said;
  const words = [game, name, setName, setCode, number, rarity, variant, language, ...finish];
  const folded = [...words, ...idsOf(said)].map((text) => text?.trim().toLowerCase() ?? "");
  return sha256(JSON.stringify(folded)).slice(0, 16);
}

/** A number of copies in one condition says which card they are of only where nothing else does. */
function idsOf({ ids, name, number }: SaidRow): readonly string[] {
  const isNamed = name !== undefined || number !== undefined;
  const telling = ids.filter(({ kind }) => !isNamed || kind !== skuKind);
  return telling.map(({ kind, id }) => `${kind}:${id}`);
}
