import { sha256 } from "#shared/kernel/hash.ts";
import type { Canvas } from "../composites/canvas.ts";
import { compositeHtml, type Look } from "../composites/pieces/composite-html.ts";
import { sheetOf } from "../composites/pieces/composite-sheet.ts";
import type { Stamp } from "../composites/pieces/page-pieces.ts";
import type { DrawingTools } from "./drawing-tools.ts";

/** The pixels of stamps, by their names. */
export type StampPress = (
  stamps: readonly Stamp[],
  order: { readonly look: Look; readonly timeoutMs: number },
) => Promise<ReadonlyMap<string, Canvas>>;

/** In bytes: some hundred slabs of medium quality. */
const mostRemembered = 32_000_000;

/** As wide as a page of three columns. */
const sheetWidth = 800;

const presses = new WeakMap<DrawingTools["sheetDrawer"], StampPress>();

/** The press of a drawer: what it has drawn for one page lies there for all others. */
export function stampPressOf({
  sheetDrawer,
  imaging,
}: Pick<DrawingTools, "sheetDrawer" | "imaging">): StampPress {
  const known = presses.get(sheetDrawer);
  const press = known ?? stampPress({ sheetDrawer, imaging });
  presses.set(sheetDrawer, press);
  return press;
}

/**
 * Draws stamps that it has not drawn before, all on one sheet. They are few and look the same on every
 * page; drawn with the texts of each they would take half as long again.
 */
function stampPress({
  sheetDrawer,
  imaging,
}: Pick<DrawingTools, "sheetDrawer" | "imaging">): StampPress {
  const drawn = new Map<string, Canvas>();
  let bytes = 0;

  const printed = async (
    stamps: readonly Stamp[],
    { look, timeoutMs }: { look: Look; timeoutMs: number },
  ): Promise<readonly (readonly [Stamp, Canvas])[]> => {
    if (stamps.length === 0) return [];
    const sheet = sheetOf(stamps, Math.max(sheetWidth, ...stamps.map(({ width }) => width)));
    const { width, height, pieces } = sheet;
    const html = compositeHtml(look, sheet);
    const whole = await sheetDrawer.draw({ html, width, height, isTransparent: true, timeoutMs });
    const parts = await imaging.cutOut(whole, pieces);
    return stamps.flatMap((stamp, index) => {
      const part = parts[index];
      return part ? [[stamp, part] as const] : [];
    });
  };

  return async (stamps, { look: { measures, palette }, timeoutMs }) => {
    if (stamps.length === 0) return new Map();
    const look = { measures, palette, ground: undefined };
    const manner = sha256(compositeHtml(look, { width: 0, height: 0, pieces: [] }));
    const named = (stamp: Stamp) => `${manner} ${stamp.name}`;
    const fresh = stamps.filter((stamp) => !drawn.has(named(stamp)));
    const found = new Map(
      stamps.flatMap((stamp) => {
        const pixels = drawn.get(named(stamp));
        return pixels ? [[stamp.name, pixels] as const] : [];
      }),
    );
    if (bytes > mostRemembered) {
      drawn.clear();
      bytes = 0;
    }
    for (const [stamp, pixels] of await printed(fresh, { look, timeoutMs })) {
      found.set(stamp.name, pixels);
      drawn.set(named(stamp), pixels);
      bytes += pixels.bytes.byteLength;
    }
    return found;
  };
}
