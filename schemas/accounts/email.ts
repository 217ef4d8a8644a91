import * as z from "zod";

/** An e-mail address as it names an account: without spaces around it, in lower case. */
export const Email = z
  .preprocess(
    (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
    z.email("must be an e-mail address").max(254),
  )
  .meta({ id: "Email", examples: ["collector@example.com"] });
export type Email = z.output<typeof Email>;
