import type { PictureLanguage } from "#schemas/images/picture-language.ts";

/** A word by how many there are: one, or several. */
export type Counted = readonly [one: string, several: string];

/** The words that a picture has of its own. */
export interface PictureWords {
  /** Behind the heading of a group whose first cards are on an earlier page. */
  readonly continued: string;
  /** Behind a number, beside a title. */
  readonly cards: Counted;
  readonly missing: Counted;
  /** Below figures. */
  readonly totals: {
    readonly cards: Counted;
    readonly different: string;
    readonly sets: Counted;
    readonly missing: string;
    readonly complete: string;
    readonly copies: Counted;
    readonly value: string;
    readonly oneOfEach: string;
    readonly unpriced: string;
  };
  readonly otherCards: string;
  readonly sealed: string;
  readonly unknownCard: string;
  /** Before the name of who drew a card. */
  readonly illustrator: string;
  /** Below all pages. */
  readonly attribution: string;
}

const same = (word: string): Counted => [word, word];

const words: Readonly<Record<PictureLanguage, PictureWords>> = {
  en: {
    ...{ continued: "continued", cards: ["card", "cards"], missing: same("missing") },
    totals: {
      ...{ cards: ["Card", "Cards"], different: "Different", sets: ["Set", "Sets"] },
      ...{ missing: "Missing", complete: "Complete", copies: ["Copy", "Copies"] },
      ...{ value: "Value", oneOfEach: "One of each", unpriced: "Without a price" },
    },
    ...{ otherCards: "Other cards", sealed: "Sealed product", unknownCard: "Unknown card" },
    ...{ illustrator: "Illus.", attribution: "Pictures © their owners · drawn by Cardlake" },
  },
  de: {
    ...{ continued: "Fortsetzung", cards: ["Karte", "Karten"] },
    missing: ["fehlt", "fehlen"],
    totals: {
      ...{ cards: ["Karte", "Karten"], different: "Verschiedene", sets: ["Set", "Sets"] },
      ...{ missing: "Fehlen", complete: "Vollständig", copies: ["Exemplar", "Exemplare"] },
      ...{ value: "Wert", oneOfEach: "Je eine", unpriced: "Ohne Preis" },
    },
    otherCards: "Weitere Karten",
    ...{ sealed: "Versiegeltes Produkt", unknownCard: "Unbekannte Karte" },
    ...{ illustrator: "Illus.", attribution: "Bilder © ihre Inhaber · gezeichnet von Cardlake" },
  },
  fr: {
    ...{ continued: "suite", cards: ["carte", "cartes"] },
    missing: ["manquante", "manquantes"],
    totals: {
      ...{ cards: ["Carte", "Cartes"], different: "Différentes", sets: ["Série", "Séries"] },
      ...{ missing: "Manquantes", complete: "Complète à", copies: ["Exemplaire", "Exemplaires"] },
      ...{ value: "Valeur", oneOfEach: "Une de chaque", unpriced: "Sans prix" },
    },
    ...{ otherCards: "Autres cartes", sealed: "Produit scellé", unknownCard: "Carte inconnue" },
    illustrator: "Illus.",
    attribution: "Images © leurs propriétaires · dessiné par Cardlake",
  },
  es: {
    ...{ continued: "continuación", cards: ["carta", "cartas"] },
    missing: ["falta", "faltan"],
    totals: {
      ...{ cards: ["Carta", "Cartas"], different: "Distintas", sets: ["Colección", "Colecciones"] },
      ...{ missing: "Faltan", complete: "Completado", copies: ["Copia", "Copias"] },
      ...{ value: "Valor", oneOfEach: "Una de cada", unpriced: "Sin precio" },
    },
    ...{ otherCards: "Otras cartas", sealed: "Producto sellado", unknownCard: "Carta desconocida" },
    illustrator: "Ilus.",
    attribution: "Imágenes © sus propietarios · dibujado por Cardlake",
  },
  it: {
    ...{ continued: "continua", cards: ["carta", "carte"] },
    missing: ["mancante", "mancanti"],
    totals: {
      ...{ cards: ["Carta", "Carte"], different: "Diverse", sets: same("Set") },
      ...{ missing: "Mancanti", complete: "Completo", copies: ["Copia", "Copie"] },
      ...{ value: "Valore", oneOfEach: "Una per tipo", unpriced: "Senza prezzo" },
    },
    otherCards: "Altre carte",
    ...{ sealed: "Prodotto sigillato", unknownCard: "Carta sconosciuta" },
    illustrator: "Illus.",
    attribution: "Immagini © dei rispettivi proprietari · disegnato da Cardlake",
  },
  pt: {
    ...{ continued: "continuação", cards: ["carta", "cartas"] },
    missing: ["em falta", "em falta"],
    totals: {
      ...{ cards: ["Carta", "Cartas"], different: "Diferentes", sets: ["Coleção", "Coleções"] },
      ...{ missing: "Em falta", complete: "Completo", copies: ["Cópia", "Cópias"] },
      ...{ value: "Valor", oneOfEach: "Uma de cada", unpriced: "Sem preço" },
    },
    ...{ otherCards: "Outras cartas", sealed: "Produto lacrado" },
    ...{ unknownCard: "Carta desconhecida", illustrator: "Ilus." },
    attribution: "Imagens © dos seus proprietários · desenhado por Cardlake",
  },
  ja: {
    ...{ continued: "続き", cards: same("枚"), missing: same("枚不足") },
    totals: {
      ...{ cards: same("枚数"), different: "種類", sets: same("セット") },
      ...{ missing: "不足", complete: "収集状況", copies: same("所持枚数") },
      ...{ value: "評価額", oneOfEach: "各1枚の合計", unpriced: "価格なし" },
    },
    ...{ otherCards: "その他のカード", sealed: "未開封商品", unknownCard: "不明なカード" },
    ...{ illustrator: "イラスト：", attribution: "画像 © 各権利者 · 作成 Cardlake" },
  },
};

/** The words of a language. */
export const wordsIn = (language: PictureLanguage): PictureWords => words[language];

/** The word for so many. */
export const wordFor = (
  count: number,
  [one, several]: Counted,
  language: PictureLanguage,
): string => (new Intl.PluralRules(language).select(count) === "one" ? one : several);

/** A whole number as people of the language write it: `1,234`, `1.234`. */
export const numberIn = (language: PictureLanguage, count: number): string =>
  count.toLocaleString(language, { useGrouping: "always" });

/** How many of how many: `12 / 1,234`. */
export const partIn = (language: PictureLanguage, part: number, whole: number): string =>
  [part, whole].map((count) => numberIn(language, count)).join(" / ");

/** So many of something: `12 cards`; Japanese has no space there. */
export const so = (count: number, word: Counted, language: PictureLanguage): string =>
  [numberIn(language, count), wordFor(count, word, language)].join(language === "ja" ? "" : " ");
