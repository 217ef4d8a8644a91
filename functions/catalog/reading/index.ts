/* For areas that are shown the whole catalogue; by itself, so that nobody else's bundle holds it. */
export type { CatalogueFiles } from "../exporting/catalogue-files.ts";
export { sealedIn } from "../products/sealed-in.ts";
export { soldCards } from "../products/sold-cards.ts";
export { keptTrouble } from "./kept-trouble.ts";
export { publishBuilt } from "./publish-built.ts";
export { isListed } from "./set-view.ts";
export type { CatalogueReader, WholeSet } from "./whole-set.ts";
