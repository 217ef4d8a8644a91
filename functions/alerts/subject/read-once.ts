import type { PrintingId } from "#schemas/values.ts";
import type { WatchedPriceDeps } from "../deps.ts";

/** The same, for the time of one request: the prices of a card are read once, however often they are looked at. */
export function readOnce<Deps extends Pick<WatchedPriceDeps, "paths">>(deps: Deps): Deps {
  const read = new Map<PrintingId, ReturnType<WatchedPriceDeps["paths"]>>();
  return {
    ...deps,
    paths(id: PrintingId) {
      const paths = read.get(id) ?? deps.paths(id);
      read.set(id, paths);
      return paths;
    },
  };
}
