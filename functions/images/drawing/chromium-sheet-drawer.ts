import { openBrowser } from "./chromium-browser.ts";
import { launchFromLayer } from "./chromium-layer.ts";
import { keptSheetDrawer, type Wear } from "./kept-sheet-drawer.ts";
import type { SheetDrawer } from "./sheet-drawer.ts";

const usualWear: Wear = { mostDrawn: 2_000, mostMb: 600 };

/**
 * Draws with a headless Chromium.
 *
 * @param layer folder of the Chromium layer
 */
export const chromiumSheetDrawer = (layer: string, launch = launchFromLayer): SheetDrawer =>
  keptSheetDrawer(() => openBrowser(layer, launch), usualWear);
