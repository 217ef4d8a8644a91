import type { Ground } from "#schemas/images/poster.ts";
import type { ShareStyle } from "#schemas/images/share.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { Box } from "./box.ts";
import { paperColour } from "./share-colours.ts";

/** What lies behind everything in a style: paper, or a light whose middle is that of what it shines behind. */
export function groundOf(
  style: ShareStyle,
  light: { readonly at: Box; readonly reach: number; readonly of: Sha256 | undefined },
): Ground {
  if (style === "clean") return { kind: "paper", colour: paperColour };
  const { at, reach, of } = light;
  return {
    ...{ kind: "glow", reach, ...(of && { of }) },
    x: Math.round(at.x + at.width / 2),
    y: Math.round(at.y + at.height / 2),
  };
}
