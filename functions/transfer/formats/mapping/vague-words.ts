/** Names of columns, as they are compared, that give way to a plainer one for the same thing. */
export const vagueWords: ReadonlySet<string> = new Set([
  ...["price", "unit price", "cost", "preis", "prix", "precio", "prezzo", "preco", "prijs"],
  ...["価格", "値段", "가격", "价格"],
  ...[
    "series",
    "serie",
    "シリーズ",
    "시리즈",
    "系列",
    "collection set",
    "edition",
    "code",
    "型番",
    "記号",
  ],
  ...["owned", "have", "stock", "total quantity", "nb", "nombre", "bestand"],
  ...["card", "karte", "carte", "carta", "kaart", "product", "title", "item", "pokemon", "artikel"],
  ...["bezeichnung", "english name", "no", "nr", "#", "num", "set number"],
  ...["date", "datum", "data", "fecha", "日付", "created", "collection", "list", "album"],
  ...["id", "card id", "cardid", "state", "quality", "version", "graded"],
]);
