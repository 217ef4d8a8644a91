import type { RowDefaults } from "#schemas/transfer/column-mapping.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readFinish } from "../../formats/index.ts";

/** A row that no table holds, with what its owner has said of rows that do not say it; a line that has no number is one copy in any case. */
export function withDefaults(said: SaidRow, defaults: RowDefaults | undefined): SaidRow {
  if (!defaults) return said;
  const { game = defaults.game, language = defaults.language, condition, grade } = said;
  const state = grade ? undefined : (condition ?? defaults.condition);
  const isPlain = said.finish.length === 0 && said.variant === undefined;
  const finish = isPlain ? [...readFinish(defaults.finish ?? "")] : said.finish;
  return {
    ...{ ...said, finish },
    ...(game !== undefined && { game }),
    ...(language !== undefined && { language }),
    ...(state !== undefined && { condition: state }),
  };
}
