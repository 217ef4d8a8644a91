import { layerFolder } from "#functions/images/drawing/chromium-layer.ts";
import { buildChromiumLayer } from "../../layers/chromium/build.ts";
import { hostPlatform } from "../../layers/chromium/platform.ts";

/** The Chromium layer for this machine as Lambda would find it, built when it is not up to date. */
export function chromiumLayer(): string {
  const { CHROME_PATH: chromePath } = process.env;
  const { folder } = buildChromiumLayer({ platform: hostPlatform(), chromePath });
  return layerFolder({ _LAMBDA_LAYERS_DIRS: folder });
}
