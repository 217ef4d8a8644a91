import type { Construct } from "constructs";
import { chromiumLayer } from "../../layers/chromium/build.ts";
import { sharpLayer } from "../../layers/sharp/build.ts";
import type { Stage } from "../stages.ts";
import { NativeLayer } from "./native-layer.ts";

/**
 * What pictures are made with. There are two, because whoever only makes cells should not wait for
 * a browser of 120 MB at its start.
 */
export function drawingLayers(scope: Construct, { name, drawing }: Stage) {
  return {
    chromium: new NativeLayer(scope, "Chromium", {
      name: `cardlake-${name}-chromium`,
      plan: chromiumLayer,
      description: "Headless Chromium and fonts for cardlake's pictures",
      drawing,
    }),
    sharp: new NativeLayer(scope, "Sharp", {
      name: `cardlake-${name}-sharp`,
      plan: sharpLayer,
      description: "sharp for cardlake's pictures",
      drawing,
    }),
  };
}
