import * as z from "zod";
import { KnownCurrency } from "../prices/known-currency.ts";
import { userText, wholeText } from "../text.ts";
import { Condition, Game, Language } from "../values.ts";
import { ColumnField } from "./column-field.ts";

/** Columns of a table; further ones are not read. */
export const mostColumns = 200;

/** Longer ones are read by their format, and cannot be named. */
export const ColumnName = wholeText(200);

/** What rows are taken to say that do not say it themselves. */
export const RowDefaults = z
  .strictObject({
    game: Game.optional(),
    language: Language.optional(),
    condition: Condition.optional(),
    finish: userText(60)
      .optional()
      .meta({ examples: ["reverse holofoil"] }),
    quantity: z.int().min(1).max(9_999).optional(),
    currency: KnownCurrency.optional().meta({
      description: "Of amounts without one. Its decimals say what their smallest unit is.",
      examples: ["EUR"],
    }),
  })
  .meta({ id: "RowDefaults" });
export type RowDefaults = z.output<typeof RowDefaults>;

/** How a table that no definition knows is read: which column says what. */
export const ColumnMapping = z
  .strictObject({
    columns: z
      .record(ColumnName, ColumnField)
      .refine((columns) => Object.keys(columns).length <= mostColumns, {
        error: `must name at most ${mostColumns} columns`,
      })
      .meta({
        description:
          "By the column's name in the header; letter case and blanks around it do not matter.",
        examples: [{ Menge: "quantity", Karte: "name", Zustand: "condition" }],
      }),
    decimals: z.enum([".", ","]).optional().meta({
      description: "What parts the decimals of amounts. Absent: as the column itself shows.",
    }),
    dayOrder: z.enum(["day_first", "month_first"]).optional().meta({
      description: "Of days such as 3/4/2026. Absent: as the column itself shows.",
    }),
    defaults: RowDefaults.optional(),
  })
  .meta({ id: "ColumnMapping" });
export type ColumnMapping = z.output<typeof ColumnMapping>;
