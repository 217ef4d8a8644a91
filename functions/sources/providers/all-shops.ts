import { cardmarketShop } from "./shops/cardmarket.ts";
import { ebayShop } from "./shops/ebay.ts";
import { tcgplayerShop } from "./shops/tcgplayer.ts";

/** Shops whose prices are kept, as whoever takes them has to know them. */
export const allShops = [tcgplayerShop, cardmarketShop, ebayShop];
