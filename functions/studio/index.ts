export { type PlanDeps, type PlanRequest, planRender } from "./plan-render.ts";
export { type CardsToPrint, type PrintCardsDeps, printCards } from "./print-cards.ts";
export { type RenderCardsDeps, renderCards } from "./render-cards.ts";
