import type { Refusal } from "./listing.ts";

/**
 * Words that say that a listing is not one copy of a card, by the reason that is told; the first that fits counts.
 * They are looked for in a title without the card's own name, set and what the copy comes in.
 */
export const refusals: readonly (readonly [reason: Refusal, pattern: RegExp])[] = [
  [
    "choice",
    /\b(choose|chose|pick(?!ed| up)|select|selection|dropdown|drop down|your choice|choice of|variations?|complete your|fill your|singles|all cards|every card|auswahl|auswahlen|aussuchen|wahle|wahlen|zur wahl|zum auswahlen|choisir|au choix|choix|choisissez|a scelta|scegli|elegir|elige|a elegir|multi listing|multilisting|u pick|mix and match|mix & match|build your own)\b/,
  ],
  [
    "digital",
    /\b(digital|ptcgo|ptcgl|ptcg o|tcg live|tcgl|tcg pocket|tcgp|online code|in game|go account|screenshot|nft|emailed|email delivery)\b/,
  ],
  ["code_card", /\b(code cards?|codes?|redeem|redemption|code karte)\b/],
  [
    "fake",
    /\b(prox(?:y|ys|ies)|custom|customs|customized|customised|replicas?|repro|reproduction|reprints?|reprinted|fakes?|orica|oricas|fan ?art|fan ?made|fan card|handmade|hand made|homemade|novelty|unofficial|not official|not real|not genuine|unlicensed|bootleg|counterfeit|imitation|gold ?plated|golden|24k|metal|metallic|plastic|gold foil card|gold fan|black gold|stainless|brass|steel|diy|display only|for display|not tournament legal|art card|anime card|goddess story|waifu art|doujin|replik|nachdruck|falschung|fausse|contrefacon|textured custom|ccg custom|inspired|commemorative|tribute|rpl|acg|3d printed|cosplay holo)\b/,
  ],
  [
    "altered",
    /\b(signed|autograph(?:ed)?|auto|signature|signiert|altered|alteration|hand ?painted|painted|extended art|sketch|sketched|artist proof|swirl added|recolou?red|cleaned|restored|trimmed)\b/,
  ],
  [
    "oversized",
    /\b(jumbo|oversized?|over sized?|giant|xxl|large card|big card|huge card|ubergro(?:ss|ß)e?)\b/,
  ],
  [
    "error_card",
    /\b(error|errors|misprint(?:ed)?|mis ?cut|miscut|crimp(?:ed)?|off ?cut|square cut|ink error|print line error|no symbol|no damage|ghost stamp|grey stamp|gray stamp|missing (?:ink|holo|symbol|hp)|fehldruck|holo bleed error|uncut|test print|no rarity)\b/,
  ],
  [
    "sealed",
    /\b(boosters?|booster box|box(?! ?topper)|boxes|packs?(?! ?(?:fresh|pulled|to|2))|tins?|etb|elite trainer|blisters?|sealed|display|cases?|theme decks?|decks?|starter deck|structure deck|mystery|bundle box|upc|ultra premium|build (?:and|&) battle|unopened|ovp|premium collection|collection box|surprise|repack|grab bag|art set|code)\b/,
  ],
  [
    "lot",
    /\b(lots?|bundles?|playsets?|play sets?|job ?lot|joblots|bulk|complete set|full set|master ?set|near ?complete|mastersets?|collection|sammlung|konvolut|random|assorted|mixed|pair|both|duo|trio|evolution (?:line|set|chain)|evo (?:line|set|chain)|full line|set of|komplett|complet|lotto|lote|various|lot of|multiple|pcs|pieces|stk|stuck|multi|menge|kollektion|playset|repeats?|duplicates?)\b/,
  ],
  [
    "lot",
    /(?:^|\s)(?:x\s?[2-9]\d?|(?:[2-9]|[1-9]\d)\s?x|\(?x[2-9]\)?|[2-9]\d?\s+(?:different\s+)?(?:cards|copies|karten|cartes|card set|card lot|holos|slabs))(?=\s|$)/,
  ],
  [
    "lot",
    /(?:^|\s)(?:\+|&|and|und|et|plus)\s+(?!(?:shield|violet|moon|white|pearl|sapphire|silver|power|leaf ?green|shadowless|holo|rare|mint|unlimited|free|fast|graded|textured|clean|near|nm|secure|tracked|track|ready|rising|black|whitening|wear|edge|clean|in|is|a|the|of|great|beautiful|very|authentic|real|genuine)\b)[\p{L}]/u,
  ],
  ["lot", /\b(?:all (?:three|four|five|[2-9])|two|three|four|five|six|dozen|[2-9] ?card)\b/],
  [
    "accessory",
    /\b(card sleeves|sleeves?|hullen|deck ?box|play ?mats?|binders?|albums?|portfolio|stands?|coins?|pins?|plush|plushie|figures?|figurine|funko|stickers?|posters?|key ?chain|keyring|mouse ?pad|dice|counters|acrylic|frame|framed|protectors?|top ?loaders?|magnetic|slab case|slab bag|t ?shirt|shirt|hoodie|mug|puzzle|patch|art print|canvas|wall|banner|toys?|lego|ornament|magnet|extended artwork|artwork case|storage|holder|kit|tattoo|decal|skin|cover|tapestry|blanket|charm|necklace|bookmark)\b/,
  ],
  [
    "empty",
    /\b(empty|no card|case only|box only|label only|slab only|wrapper|wrappers|leer|vide|placeholder|card not included|does not include)\b/,
  ],
  [
    "read_description",
    /\b(read|(?:see|check|look at) (?:the )?(?:all )?(?:photos?|pics?|pictures?|images?) for|check (?:the )?(?:photos?|pics?|pictures?)|(?:please|pls) ask|ask before|no refunds?|see desc(?:ription)?|check desc(?:ription)?|description|please look|lesen|beschreibung|lire|as is|as-is|no returns)\b/,
  ],
];

/** What a copy is sent or kept in, and where it was taken from: of no weight. */
export const asides =
  /(?:\b(?:with|w|in|inc|incl|includes|including|included|comes in|comes with|free|plus|and)\b|\+|&|w\/)\s*(?:an?\s+|new\s+|free\s+|the\s+|its\s+|original\s+|perfect fit\s+|penny\s+|hard\s+|protective\s+|ultra pro\s+|mag\s+)*(?:top ?loader|toploader|sleeves?|case|magnetic case|magnetic|one ?touch|semi ?rigid|card ?saver|hard ?case|protector|holder|acrylic case|screwdown|binder)\b|\b(?:sleeved|pack fresh|fresh pack|pack pulled|pulled from (?:a )?(?:booster )?pack|pack to sleeve|sleeve to case|straight to sleeve|(?:out of|straight from|from) (?:the |a )?(?:booster )?pack|freshly pulled|ships? in (?:a )?(?:sleeve|toploader|case)|binder (?:filler|copy|card)|(?:in |no )?(?:the )?case cracked|new (?:slab|case)|card ?saver|near mint in sleeve|binder kept|binder since|(?:in|from) (?:a |my )?binder|no (?:creases?|bends?|dents?|damage|scratches|tears?|ink|writing|print lines)|not damaged|never (?:played|bent|creased)|not (?:a )?(?:proxy|fake|reprint|replica)|no (?:proxy|fake|reprint|lot))\b/g;

/** Unlikely pairs of words that only look like a reason. */
export const harmless =
  /\b(?:thi(?:ck|n) stamp|promos? (?:card )?(?:from )?(?:the )?(?:ultra ?premium collection|upc|premium collection|collection|box|tin|etb)|(?:great |good |perfect )?for (?:\S+ )?decks?|box ?topper|from (?:a )?(?:booster|box|collection|tin|etb)|booster (?:fresh|pulled)|(?:ultra ?)?(?:premium )?(?:pin )?(?:collection|upc|etb|elite trainer(?: box)?|box|tin|blister)(?: box)? (?:exclusive |black star )*promos?|(?:personal|private|my|childhood|old) (?:private )?collection|ink ?well|see (?:all )?(?:pics?|photos?|pictures?|images?|scans?)(?! for)|on card|trading card game|card game|free (?:shipping|ship|post|postage|p&p)|fast (?:shipping|ship)|usa? seller|uk seller|100% (?:genuine|authentic|real)|error free)\b/g;

/** Of one promotional card: that it is still in its wrap, or which box it came from, unless the box is sealed or has more in it. */
export const wrapped =
  /\b(?:factory |still )?sealed(?: in \w+)?\b|(?<!\bsealed\b.*)\b(?:etb|elite trainer box)\b(?! (?:box|w|with|includes)\b)(?!.*\bsealed\b)/g;
