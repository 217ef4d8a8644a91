import { Trouble } from "./local/trouble.ts";
import { atCommandLine, wordsOf } from "./local/words.ts";
import { startSampleUpstream } from "./sample-upstream/index.ts";

const usage = `Answers as the card, species and picture services do, from local files.

  --port <number>        0 takes a free one (default 0)
  --data <folder>        one folder a language, and species.json (default: the bundled sample)
  --cards, --sets <file> NDJSON or JSON, gzipped or not; given together
  --language <code>      the language of --cards and --sets (default en)
  --species <file>       the list of species
  --pokemontcg-cards, --pokemontcg-sets <file> another catalogue of the Pokémon TCG API; given together
  --one-piece-cards, --one-piece-packs <file> another English One Piece catalogue; given together
  --prices <file>        what cards have cost on real days, told instead of what is invented
  --pictures <folder>    where drawn pictures are kept (default: below the temporary folder)
  --day <YYYY-MM-DD>     the day whose prices are told (default: goes with the clock, in UTC)
  --public-url <url>     how others reach this server (default: its own address)
`;

const text = { type: "string" } as const;
const words = {
  options: {
    port: { ...text, default: "0" },
    data: text,
    cards: text,
    sets: text,
    language: text,
    species: text,
    "pokemontcg-cards": text,
    "pokemontcg-sets": text,
    "one-piece-cards": text,
    "one-piece-packs": text,
    prices: text,
    pictures: text,
    day: text,
    "public-url": text,
    help: { type: "boolean", short: "h", default: false },
  },
} as const;

await atCommandLine(run);

async function run(): Promise<void> {
  const { values: given } = wordsOf(words, usage);
  if (given.help) return console.log(usage);
  const { data: folder, cards, sets, language, species } = given;
  const pokemonTcg = together(given, { cards: "pokemontcg-cards", sets: "pokemontcg-sets" });
  const onePiece = together(given, { cards: "one-piece-cards", packs: "one-piece-packs" });
  const upstream = await startSampleUpstream({
    port: portNumber(given.port),
    data: {
      ...(folder && { folder }),
      ...(cards && { cards }),
      ...(sets && { sets }),
      ...(language && { language }),
      ...(species && { species }),
      ...(pokemonTcg && { pokemonTcg }),
      ...(onePiece && { onePiece }),
    },
    ...(given.prices && { prices: given.prices }),
    ...(given.pictures && { pictureFolder: given.pictures }),
    ...(given.day && { day: given.day }),
    ...(given["public-url"] && { publicUrl: given["public-url"] }),
  });
  console.log(`Sample upstream listens at ${upstream.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void upstream.close());
  }
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

/** Files that are read together, or none of them. */
function together<Part extends string>(
  given: Given,
  options: Readonly<Record<Part, string>>,
): Record<Part, string> | undefined;
function together(given: Given, options: Readonly<Record<string, string>>) {
  const files = Object.entries(options).flatMap(([part, option]) => {
    const file = given[option];
    return typeof file === "string" && file !== "" ? [[part, file] as const] : [];
  });
  if (files.length === 0) return undefined;
  if (files.length === Object.keys(options).length) return Object.fromEntries(files);
  const names = Object.values(options).map((option) => `--${option}`);
  throw new Trouble(`${names.join(" and ")} are read together: give both.`);
}

function portNumber(words: string): number {
  const port = Number(words);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Trouble(`--port takes a number from 0 to 65535, not "${words}".`);
}
