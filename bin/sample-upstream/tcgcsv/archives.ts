import { createHash } from "node:crypto";
import sevenZip from "7z-wasm";
import { Day } from "#schemas/values.ts";
import { type Answer, textAnswer } from "../answer.ts";
import type { Target } from "../target.ts";

/** There are none of days before. */
const firstDay = "2024-02-08";
/** Of the newest that were asked for; one of the sample has some 60 KB. */
const mostKept = 100;

/** Files of prices by category and group, such as `3/604`. */
type FilesOfDay = (day: string) => ReadonlyMap<string, string>;

/**
 * The archives of the mirror: what its files of prices were on each day, packed with PPMd when somebody asks, beside those of a game
 * that nobody here has.
 */
export function archives(filesOf: FilesOfDay) {
  const kept = new Map<string, Promise<Answer>>();
  /** @param today the newest day that there is one of */
  return async ({ segments }: Target, today: string): Promise<Answer> => {
    const name = segments.slice(1).join("/");
    const day = Day.safeParse(/^archive\/tcgplayer\/prices-(.+)\.ppmd\.7z$/.exec(name)?.[1]).data;
    if (day === undefined || day < firstDay || day > today)
      return textAnswer("<Error><Code>NoSuchKey</Code></Error>", 404);
    const answer = kept.get(day) ?? made(day, filesOf(day));
    kept.set(day, answer);
    if (kept.size > mostKept) kept.delete([...kept.keys()][0] ?? "");
    return answer;
  };
}

const ofOtherGame = JSON.stringify({
  ...{ success: true, errors: [] },
  results: [{ productId: 1, lowPrice: 0.05, midPrice: 0.25, subTypeName: "Foil" }],
});

async function made(day: string, files: ReadonlyMap<string, string>): Promise<Answer> {
  const { FS, callMain } = await sevenZip.default({ print: () => {}, printErr: console.error });
  const all = new Map([["1/7", ofOtherGame], ...files]);
  FS.mkdir(day);
  for (const [path, content] of all) {
    const [category = ""] = path.split("/");
    if (!FS.readdir(day).includes(category)) FS.mkdir(`${day}/${category}`);
    FS.mkdir(`${day}/${path}`);
    FS.writeFile(`${day}/${path}/prices`, content);
  }
  callMain(["a", "-t7z", "-m0=PPMd:o=8", "archive.7z", day]);
  const body = Buffer.from(FS.readFile("archive.7z"));
  return {
    status: 200,
    headers: {
      "content-type": "application/x-7z-compressed",
      etag: `"${createHash("md5").update(day).digest("hex")}"`,
      "last-modified": new Date(`${day}T20:30:12.000Z`).toUTCString(),
    },
    body,
  };
}
