import { type Card, isJson } from "../records.ts";
import { ornament, pip, rarityMark } from "./card-marks.ts";
import { type Drawing, text } from "./drawing.ts";
import type { Palette } from "./palette.ts";

/** What stands above the picture: kind, name, hit points and type. */
export function header(card: Card, palette: Palette): Drawing {
  const hp = typeof card["hp"] === "number" ? String(card["hp"]) : undefined;
  const label =
    hp === undefined ? words(card["category"]) : words(card["stage"]).replace(/\d/, " $&");
  return [
    text(label.toUpperCase() || " ", {
      x: 40,
      y: 48,
      size: 15,
      width: 330,
      fill: palette.deep,
      weight: "bold",
      opacity: 0.75,
    }),
    text(card.name, {
      x: 38,
      y: 90,
      size: 38,
      width: hp ? 360 : 470,
      fill: palette.deep,
      weight: "bold",
    }),
    hp
      ? text("HP", {
          x: hp.length > 2 ? 440 : 462,
          y: 88,
          size: 16,
          width: 40,
          fill: palette.deep,
          weight: "bold",
          anchor: "end",
        })
      : "",
    hp
      ? text(hp, {
          x: 518,
          y: 90,
          size: 32,
          width: 76,
          fill: palette.deep,
          weight: "bold",
          anchor: "end",
        })
      : "",
    pip(543, 78, 18, mainType(card)),
  ];
}

/** What stands below the picture: origin and attacks. */
export function facts(card: Card, palette: Palette): Drawing {
  const from = words(card["evolveFrom"]);
  const kind =
    from || words(card["trainerType"]) || words(card["energyType"]) || words(card["rarity"]);
  const line = text(from ? `Evolves from ${from}` : kind, {
    x: 300,
    y: 510,
    size: 18,
    width: 500,
    fill: palette.deep,
    anchor: "middle",
  });
  const attacks = (Array.isArray(card["attacks"]) ? card["attacks"] : [])
    .filter(isJson)
    .slice(0, 3);
  const rows = attacks.flatMap((attack, index): Drawing => {
    const y = 568 + index * 60;
    const cost = Array.isArray(attack["cost"]) ? attack["cost"].map(String) : [];
    const start = 70 + Math.max(cost.length, 1) * 30;
    return [
      ...cost.map((type, place) => pip(66 + place * 30, y - 8, 12, type)),
      text(words(attack["name"]), {
        x: start,
        y,
        size: 23,
        width: 440 - start,
        fill: palette.deep,
        weight: "bold",
      }),
      text(words(attack["damage"]), {
        x: 546,
        y,
        size: 27,
        width: 100,
        fill: palette.deep,
        weight: "bold",
        anchor: "end",
      }),
      `<path d="M52 ${y + 20}H548" stroke="${palette.deep}" stroke-opacity=".25" stroke-width="1.5"/>`,
    ];
  });
  const panel = `<rect x="38" y="524" width="524" height="202" rx="12" fill="${palette.pale}" fill-opacity=".6"/>`;
  return [line, panel, ...(rows.length > 0 ? rows : [ornament(palette)])];
}

/** The dark strip at the foot: set, number and rarity. */
export function footer(card: Card, palette: Palette): Drawing {
  const { pale, deep } = palette;
  const counts = isJson(card.set["cardCount"]) ? card.set["cardCount"] : {};
  const number = decodedNumber(card.localId);
  const printed = /^\d+$/.test(number) ? `${number}/${words(counts["official"])}` : number;
  return [
    `<rect x="14" y="741" width="572" height="70" fill="${deep}"/><rect x="14" y="790" width="572" height="21" rx="18" fill="${deep}"/>`,
    text(card.set.name, { x: 40, y: 770, size: 21, width: 340, fill: pale, weight: "bold" }),
    text(`Cardlake sample · ${card.set.id}`, {
      x: 40,
      y: 795,
      size: 14,
      width: 340,
      fill: pale,
      opacity: 0.75,
    }),
    text(printed, {
      x: 526,
      y: 784,
      size: 27,
      width: 150,
      fill: pale,
      weight: "bold",
      anchor: "end",
    }),
    rarityMark(words(card["rarity"]), palette),
  ];
}

/** The type that colours a card: its first, or what its name or category says. */
export function mainType(card: Card): string {
  const [first] = Array.isArray(card["types"]) ? card["types"] : [];
  const energy = /(\w+) Energy$/.exec(card.name)?.[1] ?? /^Énergie (\S+)/.exec(card.name)?.[1];
  return words(first) || energy || words(card["category"]);
}

function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function decodedNumber(localId: string): string {
  return localId.replace(/%3f/gi, "?");
}
