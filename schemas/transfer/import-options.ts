import * as z from "zod";
import { CollectionKind, CollectionName } from "../collections/collection.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { wholeText } from "../text.ts";
import { Ulid } from "../values.ts";
import { ColumnMapping, RowDefaults } from "./column-mapping.ts";

/** Largest file that is taken, as it is sent. */
export const mostImportBytes = 20_971_520;
/** Longest text that is taken as it is, in characters. */
export const mostPastedCharacters = 200_000;
/** Rows of one file. */
export const mostImportRows = 50_000;
/** A file is sent within so many seconds. */
export const uploadSeconds = 900;
/** What was previewed can be confirmed for so long. */
export const previewMinutes = 30;

/** Where copies go that an import brings. */
export const ImportInto = z
  .union([
    z.strictObject({ collectionId: Ulid }),
    z.strictObject({ name: CollectionName, kind: CollectionKind.default("binder") }),
    z.strictObject({
      eachList: z.literal(true).meta({
        description:
          "A new collection for each list of the file: a binder, a folder, a portfolio; one for rows that stand in none.",
      }),
      kind: CollectionKind.default("binder").meta({
        description: "Of lists of which the file does not say it.",
      }),
    }),
  ])
  .meta({ id: "ImportInto" });
export type ImportInto = z.output<typeof ImportInto>;

/** What a row's quantity does. */
export const ImportMode = z.enum(["add", "replace"]).meta({
  id: "ImportMode",
  description:
    "`add`: its copies come to those that are there; 0 adds nothing. `replace`: there are then as many as it says; 0 removes them.",
  examples: ["add"],
});
export type ImportMode = z.output<typeof ImportMode>;

const format = wholeText(60).meta({
  description: "As `transfer.listImportFormats` calls it. Absent: as it is recognised.",
  examples: ["manabox"],
});

/** How a file is read and what becomes of it, as somebody says it; what is absent is found out. */
export const ImportOptions = z
  .strictObject({
    into: ImportInto,
    mode: ImportMode.default("add"),
    format: format.optional(),
    mapping: ColumnMapping.optional(),
    sheet: wholeText(100)
      .optional()
      .meta({ description: "Of a file with several; absent: the first with rows." }),
    separator: z.enum([",", ";", "\t", "|"]).optional(),
    encoding: wholeText(40).optional(),
    defaults: RowDefaults.optional(),
    currency: KnownCurrency.default("EUR").meta({
      description: "In which the preview tells what the cards are worth.",
      examples: ["EUR"],
    }),
  })
  .meta({ id: "ImportOptions" });
export type ImportOptions = z.output<typeof ImportOptions>;

/** What is to be other of them; null where it is to be found out again. */
export const ImportChange = z
  .strictObject({
    into: ImportInto.optional(),
    mode: z.enum(["add", "replace"]).optional(),
    format: format.nullable().optional(),
    mapping: ColumnMapping.nullable().optional(),
    sheet: wholeText(100).nullable().optional(),
    separator: z.enum([",", ";", "\t", "|"]).nullable().optional(),
    encoding: wholeText(40).nullable().optional(),
    defaults: RowDefaults.nullable().optional(),
    currency: KnownCurrency.optional(),
  })
  .meta({ id: "ImportChange" });
export type ImportChange = z.output<typeof ImportChange>;
