import {
  browserPlatform,
  isLayerPlatform,
  type LayerPlatform,
  layerPlatforms,
} from "../../layers/platform.ts";
import type { Variables } from "./variables.ts";

/** What pictures are drawn with. */
export interface Drawing {
  /** What the layer's native code is compiled for. */
  readonly platform: LayerPlatform;
  /** The machine's own browser, where the layer has none. */
  readonly chromePath: string | undefined;
}

export function drawingFrom(stage: string, variables: Variables): Drawing {
  const platform = variables["LAYER_PLATFORM"] || browserPlatform;
  if (!isLayerPlatform(platform)) {
    throw new RangeError(`LAYER_PLATFORM may be ${layerPlatforms.join(", ")}, not "${platform}".`);
  }
  if (stage !== "local" && platform !== browserPlatform) {
    throw new RangeError(
      `On Lambda pictures are drawn on ${browserPlatform}, not on ${platform}: no other browser is ` +
        "packed on npm. Leave LAYER_PLATFORM out.",
    );
  }
  return { platform, chromePath: variables["CHROME_PATH"] || undefined };
}
