import { namesWithDays } from "#schemas/games/index.ts";
import { badQuery } from "../../errors.ts";

/** A piece of a query. Columns count from 1, in UTF-16 units as programs count them. */
export type Token = { readonly column: number } & (
  | { readonly kind: "open" | "close" | "minus" | "or" | "end" }
  | { readonly kind: "word" | "phrase"; readonly text: string }
  | {
      readonly kind: "field";
      readonly name: string;
      readonly operator: string;
      /** Column of the value; `value` is undefined when nothing follows the operator. */
      readonly valueColumn: number;
      readonly value: { readonly text: string; readonly quoted: boolean } | undefined;
    }
);

export type FieldToken = Extract<Token, { kind: "field" }>;

const space = /\s+/uy;
/**
 * `type: null` is the name of a card: a colon before a space is no operator. Before a number, blanks may stand
 * around a comparison: `hp >= 100`. Names are of letters, but for those that say how many days.
 */
const fieldStart = new RegExp(
  String.raw`((?:${namesWithDays.join("|")})(?!\d)|[\p{L}_]+)(?:\s*(!=|<=|>=|[=<>≤≥≠])\s*(?=-?\p{Nd})|(:(?!\s)|!=|<=|>=|[=<>≤≥≠]))`,
  "iuy",
);
const oneSign: Readonly<Record<string, string>> = { "≤": "<=", "≥": ">=", "≠": "!=" };
const bareWord = /[^\s()"“”„«「『]+/uy;
/** `pikachu - vmax`: a dash between spaces says nothing, whatever stands behind it. */
const minus = /-(?!\s|$)/uy;

/** Signs as keyboards of wide letters and telephones write them; one unit each, so that columns stay. */
const plainSigns: Readonly<Record<string, string>> = {
  ...{ "：": ":", "＝": "=", "！": "!", "＜": "<", "＞": ">", "（": "(", "）": ")" },
  ...{ "＂": '"', "－": "-", "−": "-" },
};
const closers: Readonly<Record<string, string>> = {
  ...{ '"': '"', "“": '”“"', "„": '“”"', "”": '”"', "«": "»", "「": "」", "『": "』" },
};

/**
 * The pieces of a query; takes no more steps than the query has characters, times a small number.
 *
 * @throws DomainError `catalog.bad_query` when a quote is never closed
 */
export function tokensOf(query: string): readonly Token[] {
  return new Tokens(query).all();
}

class Tokens {
  private readonly query: string;
  /** The query with plain signs: what it is cut by. */
  private readonly shape: string;
  private at = 0;

  constructor(query: string) {
    this.query = query;
    this.shape = query.replace(/[：＝！＜＞（）＂－−]/gu, (sign) => plainSigns[sign] ?? sign);
  }

  all(): readonly Token[] {
    const tokens: Token[] = [];
    while (this.at < this.shape.length) if (!this.take(space)) tokens.push(this.next());
    tokens.push({ kind: "end", column: this.query.length + 1 });
    return tokens;
  }

  private next(): Token {
    const column = this.at + 1;
    const sign = signs[this.shape[this.at] ?? ""];
    if (sign) {
      this.at += 1;
      return { kind: sign, column };
    }
    if (this.take(minus)) return { kind: "minus", column };
    const field = this.take(fieldStart);
    if (!field) return this.nameToken(column);
    const [, name = "", spaced, close = ""] = field;
    const written = spaced ?? close;
    const operator = oneSign[written] ?? written;
    const valueColumn = this.at + 1;
    return {
      ...{ kind: "field", column, name: name.normalize("NFKC") },
      ...{ operator, valueColumn, value: this.value() },
    };
  }

  private nameToken(column: number): Token {
    const { text, quoted } = this.value() ?? { text: "", quoted: false };
    if (quoted) return { kind: "phrase", column, text };
    return /^or$/i.test(text) ? { kind: "or", column } : { kind: "word", column, text };
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.shape);
    if (match) this.at += match[0].length;
    return match;
  }

  private value() {
    const closing = closers[this.shape[this.at] ?? ""];
    if (closing) return { text: this.quoted(closing), quoted: true };
    const from = this.at;
    if (!this.take(bareWord)) return undefined;
    return { text: this.query.slice(from, this.at), quoted: false };
  }

  /** What stands up to the closing quote; `\"` is a quote in it, and `\\` a stroke. */
  private quoted(closing: string): string {
    const column = this.at + 1;
    let text = "";
    for (this.at += 1; this.at < this.shape.length; this.at += 1) {
      const sign = this.shape[this.at] ?? "";
      const isEscape = sign === "\\" && /["\\]/.test(this.shape[this.at + 1] ?? "");
      if (isEscape) this.at += 1;
      else if (closing.includes(sign)) {
        this.at += 1;
        return text;
      }
      text += this.query[this.at];
    }
    throw badQuery(column, 'this quote is never closed; a second " was expected');
  }
}

const signs: Readonly<Record<string, "open" | "close">> = { "(": "open", ")": "close" };
