import { Trouble } from "./local/trouble.ts";
import { atCommandLine, wordsOf } from "./local/words.ts";
import { startSampleUpstream } from "./sample-upstream/index.ts";

const usage = `Answers as the card, species and picture services do, from local files.

  --port <number>        0 takes a free one (default 0)
  --data <folder>        one folder a language, and species.json (default: the bundled sample)
  --cards, --sets <file> NDJSON or JSON, gzipped or not; given together
  --language <code>      the language of --cards and --sets (default en)
  --species <file>       the list of species
  --one-piece-cards, --one-piece-packs <file> another English One Piece catalogue; given together
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
    "one-piece-cards": text,
    "one-piece-packs": text,
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
  const onePiece = onePieceFiles(given["one-piece-cards"], given["one-piece-packs"]);
  const upstream = await startSampleUpstream({
    port: portNumber(given.port),
    data: {
      ...(folder && { folder }),
      ...(cards && { cards }),
      ...(sets && { sets }),
      ...(language && { language }),
      ...(species && { species }),
      ...(onePiece && { onePiece }),
    },
    ...(given.pictures && { pictureFolder: given.pictures }),
    ...(given.day && { day: given.day }),
    ...(given["public-url"] && { publicUrl: given["public-url"] }),
  });
  console.log(`Sample upstream listens at ${upstream.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void upstream.close());
  }
}

function onePieceFiles(cards: string | undefined, packs: string | undefined) {
  if (cards && packs) return { cards, packs };
  if (!cards && !packs) return undefined;
  throw new Trouble("--one-piece-cards and --one-piece-packs are read together: give both.");
}

function portNumber(words: string): number {
  const port = Number(words);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Trouble(`--port takes a number from 0 to 65535, not "${words}".`);
}
