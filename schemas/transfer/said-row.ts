import * as z from "zod";
import { CollectionDescription, CollectionKind } from "../collections/collection.ts";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { Condition, Day, Language } from "../values.ts";

/** Something in a row that could not be read, or fits nowhere; the rest of the row stands. */
export const RowFault = z.object({
  /** The field of ours that it is about: `quantity`, `condition`. */
  field: z.string(),
  /** What stands there. */
  text: z.string(),
  /** What is wrong with it, and what was expected. */
  detail: z.string(),
  /** Whether the row cannot be taken because of it, or is taken without what it says. */
  isFatal: z.boolean(),
});
export type RowFault = z.output<typeof RowFault>;

/**
 * What one row of a file says of copies, in our words, before the catalogue is asked what it means. What the row does
 * not say is absent.
 */
export const SaidRow = z.object({
  /** Its number in the file, counted from 1 with the header; of a sheet as the sheet counts. */
  row: z.int().positive(),
  /** The row as it stands there: cells by column, without empty ones, or under `text` a line of a list. */
  original: z.record(z.string(), z.string()),
  /** What it is called elsewhere, from what says most: `tcgplayer` and a product, `cardlake` and a printing. */
  ids: z.array(z.object({ kind: z.string(), id: z.string() })),
  /** The game as the file calls it: `Pokemon`, `Magic: The Gathering`. */
  game: z.string().optional(),
  name: z.string().optional(),
  setName: z.string().optional(),
  setCode: z.string().optional(),
  number: z.string().optional(),
  language: Language.optional(),
  /** Words of how it was made, in lower case: `reverse holofoil`, `1st edition`, `foil`. */
  finish: z.array(z.string()),
  /** Our own key of a variant, where the file is ours. */
  variant: z.string().optional(),
  rarity: z.string().optional(),
  /** 0 says that there is none. */
  quantity: z.int().nonnegative().max(9_999),
  condition: Condition.optional(),
  grade: z
    .object({ company: z.string(), grade: z.string(), certificate: z.string().optional() })
    .optional(),
  /** For each copy, in the smallest unit of the currency; the currency is absent where the file names none. */
  paid: z
    .object({
      amount: z.int().nonnegative(),
      currency: z.string().optional(),
      day: Day.optional(),
    })
    .optional(),
  added: Day.optional(),
  /** The list of the file that it stands in: a binder, a folder, a portfolio. */
  list: z
    .object({
      name: z.string(),
      kind: CollectionKind.optional(),
      /** Tells lists of one name apart, where the file does. */
      key: z.string().optional(),
      /** What its owner has written of it; only our own files have it. */
      description: CollectionDescription.optional(),
    })
    .optional(),
  location: z.string().optional(),
  tags: z.array(z.string()),
  notes: z.string().optional(),
  /** A picture of their own, where the file is ours. */
  picture: OwnPictureId.optional(),
  isSigned: z.boolean().optional(),
  isAltered: z.boolean().optional(),
  isMisprint: z.boolean().optional(),
  isProxy: z.boolean().optional(),
  /** That it is no card but a box, a pack or the like. */
  isSealed: z.boolean().optional(),
  faults: z.array(RowFault),
});
export type SaidRow = z.output<typeof SaidRow>;
