export { getWantList, listCompletion, listMissing } from "./completion.ts";
export { searchCards } from "./held-cards.ts";
export { listDuplicates } from "./held-duplicates.ts";
export { findItems } from "./held-items.ts";
export { getLegality } from "./legality.ts";
export { getValue, getValueHistory, listUnpriced, listValueGroups } from "./values.ts";
