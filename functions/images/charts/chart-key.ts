import { ChartKey, type ChartPlan } from "#schemas/images/chart.ts";
import { fontVersion } from "#schemas/images/fonts.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Raised when the page around a chart, or how it is encoded, changes; what else changes a pixel is in the SVG. */
const pageVersion = 1;

/** The address of a chart's picture: a hash of all that is drawn, and of the fonts that it is drawn with. */
export const chartKey = ({ svg, width, height }: ChartPlan): ChartKey =>
  ChartKey.parse(sha256(canonicalJson({ pageVersion, fontVersion, svg, width, height })));
