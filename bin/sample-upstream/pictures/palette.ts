/** The colours of one drawing, from its darkest to its lightest, and one that stands out. */
export interface Palette {
  readonly deep: string;
  readonly base: string;
  readonly soft: string;
  readonly pale: string;
  readonly accent: string;
}

const palettes = {
  grass: ["#12402c", "#2f8f53", "#86c97a", "#e9f5dc", "#f4c542"],
  fire: ["#571616", "#d9482b", "#f49a58", "#fdeedd", "#ffd84d"],
  water: ["#0f2f5c", "#2f7fd0", "#83bdec", "#e6f2fb", "#ff8f6b"],
  lightning: ["#5a3d05", "#e5ad17", "#f7d765", "#fff8dc", "#3f6fd8"],
  psychic: ["#3a1550", "#9447a6", "#d392d2", "#f8eaf6", "#4fc3c7"],
  fighting: ["#4a2312", "#b8602f", "#e0a070", "#f9ecdf", "#3d8f8a"],
  darkness: ["#12141f", "#3c4260", "#7c86a8", "#e4e6ef", "#e05666"],
  metal: ["#26313b", "#71828f", "#b3c0c9", "#f0f4f6", "#e2884a"],
  dragon: ["#3d2f0a", "#a58a24", "#dcc56a", "#faf5df", "#2e8c94"],
  fairy: ["#5c1d40", "#dd6497", "#f2a8c6", "#fdecf3", "#7a6fd6"],
  colorless: ["#3b3731", "#968d7e", "#cbc4b6", "#f7f4ee", "#d9693f"],
  trainer: ["#1e2a4a", "#5468a3", "#a3b1d8", "#eef1fa", "#f0a63c"],
} as const satisfies Record<string, readonly [string, string, string, string, string]>;

type PaletteName = keyof typeof palettes;

/** Card types of other languages, so that a card looks alike in each of them. */
const otherNames: Record<string, PaletteName> = {
  plante: "grass",
  feu: "fire",
  eau: "water",
  électrique: "lightning",
  psy: "psychic",
  combat: "fighting",
  obscurité: "darkness",
  métal: "metal",
  fée: "fairy",
  incolore: "colorless",
};

/** The palette of a card type, or `fallback` for a type nobody has heard of. */
export function paletteOf(type: string, fallback: PaletteName = "trainer"): Palette {
  const key = type.toLowerCase();
  const name = isPaletteName(key) ? key : (otherNames[key] ?? fallback);
  const [deep, base, soft, pale, accent] = palettes[name];
  return { deep, base, soft, pale, accent };
}

/** A palette by position, for things that have no type. */
export function paletteAt(position: number): Palette {
  const names = Object.keys(palettes);
  return paletteOf(names[position % names.length] ?? "trainer");
}

function isPaletteName(name: string): name is PaletteName {
  return Object.hasOwn(palettes, name);
}
