import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";
import type { Source } from "../port/source.ts";
import { ecbPlan } from "./ecb/plan.ts";
import { isWholeFile, ratesIn } from "./ecb/reference-rates.ts";

const { dataset } = ecbPlan.first;
const newest = { name: "daily", file: "eurofxref-daily.xml" };
const ninetyDays = { name: "last-90-days", file: "eurofxref-hist-90d.xml" };

/** The European Central Bank's reference rates: what a euro is worth in some thirty currencies. */
export function ecb(ratesUrl: string): Source {
  const wanted = ({ name, file }: typeof newest) => ({
    ...{ name, dataset },
    request: { url: `${ratesUrl}/${file}` },
  });
  return {
    ...ecbPlan,
    opening: () => [wanted(newest)],
    listed: () => ({ listed: [{ name: ninetyDays.name, mark: "" }] }),
    follow: () => ({ wanted: wanted(ninetyDays) }),
    trouble: xmlIsData,
    async *records({ body }) {
      yield* ratesIn(await body.text());
    },
  };
}

/** Elsewhere XML is an error page. */
function xmlIsData({ status, error, bytes }: Exchange): Verdict | undefined {
  if (status !== 200 || error || !bytes) return undefined;
  if (isWholeFile(bytes.toString("utf8"))) return { kind: "data" };
  const reason = "The body is no whole file of reference rates.";
  return { kind: "failed", failure: { errorClass: "transient", reason } };
}
