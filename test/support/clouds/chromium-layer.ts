import { layerFolder } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumLayer as plan } from "../../../layers/chromium/build.ts";
import { buildLayer } from "../../../layers/layer.ts";
import { hostPlatform } from "../../../layers/platform.ts";

/** The Chromium layer for this machine as Lambda would find it, built when it is not up to date. */
export function chromiumLayer(): string {
  const { CHROME_PATH: chromePath } = process.env;
  const { folder } = buildLayer(plan, { platform: hostPlatform(), chromePath });
  return layerFolder({ _LAMBDA_LAYERS_DIRS: folder });
}
