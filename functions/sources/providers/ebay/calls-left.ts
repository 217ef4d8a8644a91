import * as z from "zod";

const Rates = z.looseObject({
  rateLimits: z.array(
    z.looseObject({
      apiName: z.string(),
      resources: z.array(
        z.looseObject({
          name: z.string(),
          rates: z.array(z.looseObject({ remaining: z.number().nonnegative().optional() })),
        }),
      ),
    }),
  ),
});

export const callsLeftPath =
  "/developer/analytics/v1_beta/rate_limit/?api_name=browse&api_context=buy";

/** How many calls the service says are left of its day; undefined where it does not say so. */
export function callsLeftIn(json: unknown): number | undefined {
  const read = Rates.safeParse(json);
  if (!read.success) return undefined;
  const rates = read.data.rateLimits
    .flatMap(({ resources }) => resources)
    .filter(({ name }) => name === "buy.browse")
    .flatMap(({ rates: own }) => own.flatMap(({ remaining }) => remaining ?? []));
  return rates.length > 0 ? Math.min(...rates) : undefined;
}
