import { layerFolder } from "#functions/images/drawing/chromium-layer.ts";
import { buildChromiumLayer } from "../../layers/chromium/build.ts";

/** The Chromium layer as Lambda would find it, built when it is not up to date. */
export function chromiumLayer(): string {
  return layerFolder({ _LAMBDA_LAYERS_DIRS: buildChromiumLayer() });
}
