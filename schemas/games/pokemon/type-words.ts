/**
 * What people who read other languages call the types: cards of all languages have them in English.
 * As the source's own list of translations has them, in German, French, Spanish, Italian, Portuguese
 * and Japanese.
 */
export const typeWords: Readonly<Record<string, readonly string[]>> = {
  Colorless: ["Farblos", "Incolore", "Incolora", "Incolor", "無色"],
  Darkness: ["Unlicht", "Obscurité", "Oscura", "Oscurità", "Sombrio", "悪"],
  Dragon: ["Drache", "Drago", "Dragão", "ドラゴン"],
  Fairy: ["Fee", "Hada", "Folletto", "Fada", "フェアリー"],
  Fighting: ["Kampf", "Combat", "Lucha", "Lotta", "Lutador", "闘"],
  Fire: ["Feuer", "Feu", "Fuego", "Fuoco", "Fogo", "炎"],
  Grass: ["Pflanze", "Plante", "Planta", "Erba", "草"],
  Lightning: ["Elektro", "Électrique", "Rayo", "Lampo", "Elétrico", "雷"],
  Metal: ["Metall", "Metálica", "Metallo", "鋼"],
  Psychic: ["Psycho", "Psy", "Psíquico", "Psico", "超"],
  Water: ["Wasser", "Eau", "Agua", "Acqua", "水"],
};
