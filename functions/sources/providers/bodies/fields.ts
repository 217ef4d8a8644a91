import * as z from "zod";
import { plain } from "./text.ts";

// Made once: making a schema costs more than using it.

/** Text as the catalogue keeps it; may be empty. */
export const PlainText = z.string().transform(plain);
/** Text as the catalogue keeps it, with anything in it. */
export const Text = PlainText.pipe(z.string().min(1));
/** What is written on a card: texts keep their line ends, only the form of their letters is one. */
export const Prose = z.string().transform((text) => text.normalize("NFC").trim());
export const Count = z.int().nonnegative();
/** Whole, of the web. */
export const Address = z.url({ protocol: /^https?$/ });
