export { type HaveDrawnPorts, haveDrawn } from "./charts/have-drawn.ts";
export { palettes } from "./composites/composite-style.ts";
export { fontFamilies } from "./composites/font-families.ts";
export { emWidth } from "./composites/header-text.ts";
export { numberOf, setNameOf } from "./renders/plan-cards.ts";
export { leadingTo } from "./showing/leading-to.ts";
export type { Shown } from "./showing/patience.ts";
