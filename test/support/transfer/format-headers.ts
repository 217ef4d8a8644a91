import type { FileFormat } from "#schemas/transfer/file-format.ts";

interface KnownHeader {
  readonly format: FileFormat;
  readonly note: string;
  readonly header: string;
}

const of = (format: FileFormat, note: string, header: string): KnownHeader => ({
  format,
  note,
  header,
});

const sellerPrices =
  "TCG Market Price,TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL";
const archidekt = "Quantity,Name,Finish,Condition,Date Added,Language,Purchase Price,Tags";

/** Headers of files that people have, as apps write them. */
export const headers: readonly KnownHeader[] = [
  of(
    "tcgplayer_app",
    "as it comes",
    "Quantity,Name,Simple Name,Set,Card Number,Set Code,Printing,Condition,Language,Rarity,Product ID,SKU",
  ),
  of(
    "tcgplayer_app",
    "all options",
    "Quantity,Name,Simple Name,Set,Card Number,Set Code,External ID,Printing,Condition,Language,Rarity,Product ID,SKU,Price,Price Each",
  ),
  of("tcgplayer_app", "a few of them", "Quantity,Name,Set,Card Number,Printing"),
  of(
    "tcgplayer_seller",
    "pricing",
    `TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,${sellerPrices}`,
  ),
  of(
    "tcgplayer_collection",
    "newer",
    `Product ID,TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,Printing,${sellerPrices}`,
  ),
  of(
    "collectr",
    "with a day",
    "Portfolio Name,Category,Set,Product Name,Card Number,Rarity,Variance,Grade,Card Condition,Average Cost Paid,Quantity,Market Price (As of 2026-11-01),Price Override,Watchlist,Date Added,Notes",
  ),
  of(
    "collectr",
    "another day",
    "Portfolio Name,Category,Set,Product Name,Card Number,Rarity,Variance,Grade,Card Condition,Average Cost Paid,Quantity,Market Price (2026-10-02),Price Override,Watchlist,Date Added,Notes",
  ),
  of(
    "manabox",
    "collection",
    "Binder Name,Binder Type,Name,Set code,Set name,Collector number,Foil,Rarity,Quantity,ManaBox ID,Scryfall ID,Purchase price,Misprint,Altered,Condition,Language,Purchase price currency",
  ),
  of(
    "manabox",
    "newest",
    "Name,Set code,Set name,Collector number,Foil,Rarity,Quantity,ManaBox ID,Scryfall ID,Purchase price,Misprint,Altered,Signed,Condition,Language,Proxy,Purchase price currency,Added",
  ),
  of(
    "moxfield",
    "export",
    "Count,Tradelist Count,Name,Edition,Condition,Language,Foil,Tags,Last Modified,Collector Number,Alter,Proxy,Purchase Price",
  ),
  of(
    "moxfield",
    "import",
    "Count,Tradelist Count,Name,Edition,Condition,Language,Foil,Tags,Last Modified,Collector Number,Alter,Playtest Card,Purchase Price",
  ),
  of(
    "archidekt",
    "as it comes",
    `${archidekt},Edition Name,Edition Code,Multiverse Id,Scryfall ID,Collector Number`,
  ),
  of(
    "archidekt",
    "all columns",
    `${archidekt},Edition Name,Edition Code,Multiverse Id,Scryfall ID,MTGO ID,Collector Number,Mana Value,Colors,Identities,Mana cost,Types,Sub-types,Super-types,Rarity,Price (Card Kingdom),Price (TCG Player),Price (Star City Games),Price (Card Hoarder),Price (Card Market),Scryfall Oracle ID`,
  ),
  of(
    "deckbox",
    "old",
    "Count,Tradelist Count,Name,Edition,Card Number,Condition,Language,Foil,Signed,Artist Proof,Altered Art,Misprint,Promo,Textless,My Price",
  ),
  of(
    "deckbox",
    "current",
    "Count,Tradelist Count,Name,Edition,Edition Code,Card Number,Condition,Language,Foil,Signed,Artist Proof,Altered Art,Misprint,Promo,Textless,Printing Id,Printing Note,Tags,My Price,TcgPlayer ID,Scryfall ID",
  ),
  of(
    "dragon_shield",
    "export",
    "Folder Name,Quantity,Trade Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Language,Price Bought,Date Bought,LOW,MID,MARKET",
  ),
  of(
    "dragon_shield",
    "another tail",
    "Folder Name,Quantity,Trade Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Language,Price Bought,Date Bought,AVG,LOW,TREND",
  ),
  of(
    "dragon_shield",
    "template",
    "Folder Name,Quantity,Trade Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Language,Price Bought,Date Bought",
  ),
  of(
    "dragon_shield_mobile",
    "a blank after each comma",
    "Quantity, Name, CardNumber, Expansion Code, Expansion Name, PurchasePrice, Foil, Condition, Language, PurchaseDate, Single Current Price, Total Current Price",
  ),
  of(
    "dragon_shield_sorted",
    "successor",
    "List Type,List Name,Collection,Format,Board,Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Rarity,Language,Price Bought,Date Bought,Parent List Type,Parent List Name,Current Price (tcgplayer_marketsellprice),List Cover Image,Parent List Cover Image",
  ),
  of(
    "cardmarket",
    "stock",
    "idProduct;groupCount;price;idLanguage;condition;isFoil;isSigned;isAltered;isPlayset;isReverseHolo;isFirstEd;isFullArt;isUberRare;isWithDie",
  ),
  of("mtggoldfish", "with variations", "Card,Set ID,Set Name,Quantity,Foil,Variation"),
  of(
    "mtggoldfish",
    "with ids",
    "Card,Set ID,Set Name,Quantity,Foil,Variation,Collector Number,Scryfall ID",
  ),
  of("mtggoldfish", "of Arena", "Card,Set ID,Set Name,Quantity,Foil"),
  of(
    "topdecked",
    "as it comes",
    "QUANTITY,NAME,SETCODE,SETNAME,COLLECTOR NUMBER,FINISH,PRICE,RARITY,ID,ACQUIRED DATE,ACQUIRED PRICE,LANG,PRICE SALE,SIGNING,ALTERATION,CONDITION,NOTES,TAGS",
  ),
  of(
    "deckstats",
    "as it comes",
    "amount,card_name,is_foil,is_pinned,is_signed,set_id,set_code,collector_number,language,condition,comment,added",
  ),
  of(
    "helvault",
    "as it comes",
    "cmc,collector_number,color_identity,colors,estimated_price,extras,language,mana_cost,name,oracle_id,quantity,rarity,scryfall_id,set_code,set_name,type_line",
  ),
  of(
    "cardsphere",
    "as it comes",
    "Count,Tradelist Count,Name,Edition,Condition,Language,Foil,Tags,Scryfall ID,Last Modified",
  ),
  of(
    "tappedout",
    "misspelt",
    "Qty,Name,Set,Set Number,Foil,Alter,Signed,Condition,Languange,Proxy",
  ),
  of(
    "decked_builder",
    "as it comes",
    "Total Qty,Reg Qty,Foil Qty,Card,Set,Mana Cost,Card Type,Color,Rarity,Mvid,Single Price,Single Foil Price,Total Price,Price Source,Notes",
  ),
  of(
    "cardcastle",
    "full",
    "Card Name,Set Name,Condition,Foil,Language,Multiverse ID,JSON ID,Price USD",
  ),
  of("cardcastle", "short", "Count,Card Name,Set Name,Collector Number,Foil"),
  of(
    "mtgo",
    "as it comes",
    "Card Name,Quantity,ID #,Rarity,Set,Collector #,Premium,Sideboarded,Annotation",
  ),
  of(
    "delver_lens",
    "own columns",
    "Name,Acquired Price,Language,Set Code,TCGPlayer Product ID,Number,Foil,Quantity",
  ),
  of("pokecollector", "import", "set_code,number,quantity,condition,variant,lang,purchase_price"),
  of(
    "pokecollector",
    "export",
    "Card ID,Name,Set,Number,Rarity,Quantity,Condition,Purchase Price (EUR),Current Price (EUR),Total Value (EUR),Added At",
  ),
  of(
    "bindarr",
    "as it comes",
    "Card ID,Name,Set Name,Set ID,Card Number,Rarity,Quantity,Condition,Printing,Language,Purchase Price,Market Price,Location Container,Sub-Location Page/Row,Sub-Location Slot/Section,Added At",
  ),
  of(
    "pricecharting",
    "a guide",
    "id,console-name,product-name,loose-price,cib-price,new-price,graded-price,box-only-price,manual-only-price,bgs-10-price,release-date",
  ),
  of("cardlake", "ours", "Collection,Kind,Printing ID,Game,Name,Set,Number,Variant,Quantity"),
];
