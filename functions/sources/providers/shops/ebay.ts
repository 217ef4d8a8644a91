/** eBay, where people ask prices of their own: it has no products of cards, and nothing of what it lists was sold. */
export const ebayShop = { name: "ebay", toldBy: ["ebay"], isAsked: true, words: {} } as const;
