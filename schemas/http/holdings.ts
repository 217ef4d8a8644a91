export { getWantList, listCompletion, listMissing } from "./completion.ts";
export { findItems } from "./held-items.ts";
export { getLegality } from "./legality.ts";
