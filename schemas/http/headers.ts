import * as z from "zod";

/**
 * `If-Match` and `If-None-Match` as RFC 9110 writes them: `*`, or entity tags with commas between,
 * each in double quotes and weak ones with `W/` before.
 */
export const EntityTags = z
  .string()
  .max(1_024)
  .regex(
    /^[ \t]*(\*|(W\/)?"[!#-~]*"([ \t]*,[ \t]*(W\/)?"[!#-~]*")*)[ \t]*$/,
    'must be * or ETags in double quotes such as "v3"',
  )
  .meta({ examples: ['"v3"'] });

/** A name that a caller gives to one creation, so that sending it again creates nothing more. */
export const IdempotencyKey = z
  .string()
  .regex(/^[!-~]{1,128}$/, "must be 1 to 128 printable ASCII characters without spaces")
  .meta({ examples: ["3f0c9a52-7b1e-4d55-9a0e-0c6f4f9d2b11"] });
