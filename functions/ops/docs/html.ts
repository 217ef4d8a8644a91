/** Text that may stand in a page as it is. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | readonly Piece[] | undefined;

/** A template whose values are text: only what another `html` made is taken as markup. */
export const html = (strings: TemplateStringsArray, ...values: readonly Piece[]): Html =>
  new Html(String.raw({ raw: strings }, ...values.map(escaped)));

const escaped = (value: Piece): string => {
  if (value instanceof Html) return value.text;
  if (value === undefined) return "";
  if (typeof value === "object") return value.map(escaped).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
};
