import { Day } from "#schemas/values.ts";

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [
      "jan",
      "januar",
      "january",
      "janv",
      "janvier",
      "janeiro",
      "januari",
      "ene",
      "enero",
      "gen",
      "gennaio",
      "janner",
    ],
    [
      "feb",
      "februar",
      "february",
      "fevr",
      "fevrier",
      "febrero",
      "febbraio",
      "fev",
      "fevereiro",
      "februari",
    ],
    ["mar", "marz", "march", "mars", "marzo", "marco", "maart", "mrz"],
    ["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
    ["may", "mai", "mayo", "mag", "maggio", "maio", "mei"],
    ["jun", "juni", "june", "juin", "junio", "giu", "giugno", "junho"],
    ["jul", "juli", "july", "juil", "juillet", "julio", "lug", "luglio", "julho"],
    ["aug", "august", "aout", "ago", "agosto", "augustus"],
    ["sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro"],
    ["oct", "okt", "october", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro"],
    ["nov", "november", "novembre", "noviembre", "novembro"],
    ["dec", "dez", "december", "dezember", "decembre", "dic", "diciembre", "dicembre", "dezembro"],
  ].flatMap((words, place) => words.map((word) => [word, place + 1])),
);

/** The month that a word is, from 1; in English, German, French, Spanish and Italian, in full or cut short. */
export function monthOf(word: string): number | undefined {
  const plain = word
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
  return Object.hasOwn(months, plain) ? months[plain] : undefined;
}

const padded = (number: number, digits: number) => String(number).padStart(digits, "0");

/** A day of the calendar; undefined where it has none such. */
export const dayOf = (year: number, month: number, day: number): Day | undefined =>
  Day.safeParse(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`).data;

/** Years of two digits are of this century until 2069, as POSIX has it. */
export const fullYear = (year: string): number => {
  const number = Number(year);
  return year.length > 2 ? number : number + (number < 69 ? 2000 : 1900);
};

/** Excel counts days from the end of 1899; from 1 March 1900 on it counts right. */
const firstDayMs = Date.UTC(1899, 11, 30);
/** 1954 to 2118: what lies outside is no day of a card. */
const isDayNumber = /^(?:[2-7]\d{4})(?:\.\d+)?$/;

/** The day that a spreadsheet's number means; undefined for other numbers. */
export const dayOfNumber = (text: string): Day | undefined =>
  isDayNumber.test(text)
    ? new Date(firstDayMs + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)
    : undefined;
