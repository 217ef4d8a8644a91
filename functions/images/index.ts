export { type HaveDrawnPorts, haveDrawn } from "./charts/have-drawn.ts";
export { emWidth } from "./composites/layout/header-text.ts";
export { fontFamilies } from "./composites/look/font-families.ts";
export { palettes } from "./composites/look/palette.ts";
export { numberOf, setNameOf } from "./renders/plan-cards.ts";
export { leadingTo } from "./showing/leading-to.ts";
export type { Shown } from "./showing/patience.ts";
