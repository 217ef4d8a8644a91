/** Words of which names of columns are made, in the languages of people who send files. */
const words = new Set(
  [
    "name card cards cardname title product quantity qty count amount copies total set sets edition",
    "expansion series collection number no nr num cardnumber condition grade finish foil printing variant",
    "variance language lang languange rarity price cost value paid purchase id sku code notes note comment",
    "date added tags binder folder portfolio category game type market signed altered idproduct",
    "reg playset isfoil isreverseholo wishlist watchlist list location owned have need tradelist trade",
    "karte karten kartenname menge anzahl zustand sprache preis seltenheit nummer kartennummer bemerkung",
    "erweiterung druck spiel notiz stück serie wert kaufpreis",
    "carte nom quantité qté état etat langue prix rareté numéro édition extension série jeu collection",
    "carta nombre cantidad estado idioma precio rareza número numero edición colección expansión juego",
    "nome quantità quantita condizione lingua prezzo rarità espansione serie gioco quantidade condição",
    "preço raridade coleção jogo naam kaart kaartnaam nummer aantal staat taal prijs",
    "カード名 カード 名前 枚数 数量 状態 言語 価格 値段 番号 カード番号 セット レアリティ 型番 品名",
    "名称 卡名 数量 编号 系列 카드명 수량 번호 세트 상태",
  ]
    .join(" ")
    .split(" "),
);

/** How many of a row's cells are made of such a word; `Card Number` is, `Team Rocket's Trap` is not. */
export const headerWordsIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.length <= 60 && isHeaderName(cell)).length;

function isHeaderName(cell: string): boolean {
  const whole = cell.trim().toLowerCase();
  if (words.has(whole)) return true;
  const parts = whole.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== "");
  const known = parts.filter((part) => words.has(part)).length;
  return known > 0 && known >= parts.length / 3 && !/^\d/.test(whole);
}
