import * as z from "zod";

/** An e-mail address as it names an account: without spaces around it, in lower case. */
export const Email = z
  .string()
  .max(254)
  .trim()
  .toLowerCase()
  .pipe(z.email())
  .meta({ id: "Email", examples: ["collector@example.com"] });
export type Email = z.output<typeof Email>;
