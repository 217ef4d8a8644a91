import * as z from "zod";
import { mostWhole } from "#schemas/games/index.ts";
import { plain } from "./text.ts";

// Made once: making a schema costs more than using it.

/** Text as the catalogue keeps it; may be empty. */
export const PlainText = z.string().transform(plain);
/** Text as the catalogue keeps it, with anything in it. */
export const Text = PlainText.pipe(z.string().min(1));
/** What is written on a card: texts keep their line ends, only the form of their letters is one. */
export const Prose = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .pipe(z.string().min(1));
/** A number that says how many; no catalogue holds a larger one. */
export const Count = z.int().nonnegative().max(mostWhole);
/** National numbers of species. */
export const DexId = z.int().positive().max(mostWhole);
/** Whole, of the web. */
export const Address = z.url({ protocol: /^https?$/ });
