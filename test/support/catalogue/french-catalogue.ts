import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { Language } from "#schemas/values.ts";
import { englishCatalogue } from "#test/support/catalogue/english-catalogue.ts";

/**
 * English cards under French names, as far as this table goes, or undefined where no reference data was
 * laid out: there is no French catalogue to measure with, and French has elisions, ligatures and accents.
 */
export function frenchCatalogue(): readonly IndexedCard[] | undefined {
  const language = Language.parse("fr");
  return englishCatalogue()?.map(({ card, set }) => {
    const id = setId(card.game, language, card.setId.split(":")[2] ?? "");
    const own = { id: printingId(id, card.number), setId: id, language, name: inFrench(card.name) };
    const name = sets[set?.name ?? ""] ?? set?.name ?? "";
    return { card: { ...card, ...own }, set: set && { ...set, id, language, name } };
  });
}

/** `Erika’s Pikachu` is `Pikachu d’Erika`, `Alolan Vulpix` is `Goupix d’Alola`. */
function inFrench(english: string): string {
  const known = words[english];
  if (known !== undefined) return known;
  for (const [pattern, french] of shapes) {
    const [, first = "", second = ""] = pattern.exec(english) ?? [];
    if (first) return french(inFrench(first), inFrench(second));
  }
  return english;
}

type Shape = readonly [RegExp, (first: string, second: string) => string];

const of = (name: string) => (/^[AEÉIOUYH]/i.test(name) ? `d’${name}` : `de ${name}`);

const shapes: readonly Shape[] = [
  [/^(.+) & (.+)$/, (first, second) => `${first} et ${second}`],
  [/^Team Rocket’s (.+)$/, (name) => `${name} de la Team Rocket`],
  [/^(.+)’s (.+)$/, (owner, name) => `${name} ${of(owner)}`],
  [/^Dark (.+)$/, (name) => `${name} obscur`],
  [/^Radiant (.+)$/, (name) => `${name} Radieux`],
  [/^Shining (.+)$/, (name) => `${name} brillant`],
  [/^Alolan (.+)$/, (name) => `${name} d’Alola`],
  [/^Galarian (.+)$/, (name) => `${name} de Galar`],
  [/^Hisuian (.+)$/, (name) => `${name} de Hisui`],
  [/^M (.+)$/, (name) => `M-${name}`],
  [/^Mega (\S+)( [XY])? ex$/, (name, letter) => `Méga-${name}${letter}-ex`],
  [/^Basic (.+) Energy$/, (type) => `Énergie ${type} de base`],
  [
    /^(Fire|Water|Grass|Lightning|Psychic|Fighting|Darkness|Metal) Energy$/,
    (type) => `Énergie ${type}`,
  ],
  [
    /^(.+) (ex|V|VMAX|VSTAR|★|☆|δ|◇|BREAK|LV\.X)$/,
    (name, kind) => `${name}${kind === "ex" ? "-" : " "}${kind}`,
  ],
  [/^(.+)[- ](EX|GX)$/, (name, kind) => `${name}-${kind}`],
];

const words: Readonly<Record<string, string>> = {
  ...{
    Charizard: "Dracaufeu",
    Charmander: "Salamèche",
    Charmeleon: "Reptincel",
    Blastoise: "Tortank",
  },
  ...{
    Squirtle: "Carapuce",
    Wartortle: "Carabaffe",
    Venusaur: "Florizarre",
    Bulbasaur: "Bulbizarre",
  },
  ...{
    Eevee: "Évoli",
    Vaporeon: "Aquali",
    Jolteon: "Voltali",
    Flareon: "Pyroli",
    Espeon: "Mentali",
  },
  ...{ Umbreon: "Noctali", Leafeon: "Phyllali", Glaceon: "Givrali", Sylveon: "Nymphali" },
  ...{
    "Mr. Mime": "M. Mime",
    "Farfetch’d": "Canarticho",
    Gyarados: "Léviator",
    Magikarp: "Magicarpe",
  },
  ...{ Snorlax: "Ronflex", Gengar: "Ectoplasma", Alakazam: "Alakazam", Machamp: "Mackogneur" },
  ...{ Dragonite: "Dracolosse", Ninetales: "Feunard", Vulpix: "Goupix", Arcanine: "Arcanin" },
  ...{ Ditto: "Métamorph", Zapdos: "Électhor", Moltres: "Sulfura", Articuno: "Artikodin" },
  ...{
    Tyranitar: "Tyranocif",
    Gardevoir: "Gardevoir",
    Garchomp: "Carchacrok",
    Jigglypuff: "Rondoudou",
  },
  ...{ Clefairy: "Mélofée", Meowth: "Miaouss", Psyduck: "Psykokwak", Slowpoke: "Ramoloss" },
  ...{ Exeggcute: "Noeunoeuf", Togepi: "Togepi", Oddish: "Mystherbe", Electabuzz: "Élektek" },
  ...{ "Type: Null": "Type:0", Raichu: "Raichu", Lapras: "Lokhlass", Scyther: "Insécateur" },
  ...{ Fire: "Feu", Water: "Eau", Grass: "Plante", Lightning: "Électrique", Psychic: "Psy" },
  ...{ Fighting: "Combat", Darkness: "Obscurité", Metal: "Métal" },
  ...{
    Brock: "Pierre",
    Misty: "Ondine",
    "Lt. Surge": "Major Bob",
    Iono: "Mashynn",
    Lillie: "Lilie",
  },
  ...{ "Rare Candy": "Super Bonbon", "Ultra Ball": "Hyper Ball", "Lucky Egg": "Œuf Chance" },
  ...{
    "Big Charm": "Gros Cœur",
    "Double Colorless Energy": "Double Énergie Incolore",
    Switch: "Échange",
  },
  "Erika’s Jigglypuff": "Pikachu d’Erika",
  "Professor’s Research (Professor Magnolia)": "Recherches Professorales (Professeure Magnolia)",
  "Professor’s Research": "Recherches Professorales",
  "Boss’s Orders (Giovanni)": "Ordres du Boss (Giovanni)",
  "Boss’s Orders": "Ordres du Boss",
};

const sets: Readonly<Record<string, string>> = {
  ...{ "Base Set": "Set de Base", Fossil: "Fossile", "Evolving Skies": "Évolution Céleste" },
  ...{ "Darkness Ablaze": "Ténèbres Embrasées", "Hidden Fates": "Destinées Occultes" },
  ...{
    Celebrations: "Célébrations",
    "Silver Tempest": "Tempête Argentée",
    "Lost Origin": "Origine Perdue",
  },
  ...{ "Brilliant Stars": "Stars Étincelantes", "Fusion Strike": "Poing de Fusion" },
  ...{ "Paldean Fates": "Destinées de Paldea", "Obsidian Flames": "Flammes Obsidiennes" },
};
