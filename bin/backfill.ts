import { followBackfill } from "./backfill/follow-backfill.ts";
import { runsOf } from "./backfill/runs-of-days.ts";
import { apiAt, isSentence } from "./local/demo/api.ts";
import { keepLoopbackDirect } from "./local/emulator/loopback.ts";
import { ownLayout } from "./local/layout.ts";
import { progressOn } from "./local/progress/progress.ts";
import { Trouble } from "./local/trouble.ts";
import { atCommandLine, wordsOf } from "./local/words.ts";
import { stageOf } from "./replay/stage.ts";

const usage = `Brings in prices of past days out of a source's daily archives.

  npm run backfill -- --source <name> --from 2024-02-08 --to 2024-12-31

Days are asked for in runs of a hundred, one after another, and the source's own runs come in between. Said again it asks only
whether an archive has changed since. Without more it is for the local cloud of \`npm start\`. For a stage on AWS, --api names its
address and the variable ADMIN_TOKEN holds an admin's access token. Ctrl-C ends it; the run that has begun goes on.
`;

const text = { type: "string" } as const;
const words = {
  options: {
    ...{ source: text, from: text, to: text, api: text },
    help: { type: "boolean", default: false },
  },
} as const;

keepLoopbackDirect();
await atCommandLine(run, isSentence);

async function run(): Promise<void> {
  const { help, source, from, to, api } = wordsOf(words, usage).values;
  if (help) return console.log(usage);
  if (source === undefined || from === undefined || to === undefined) throw new Trouble(usage);
  const runs = runsOf(from, to);
  const { apiUrl, token } = await stageOf(ownLayout, { api, token: process.env["ADMIN_TOKEN"] });
  const isWhole = await followBackfill(
    { source, runs },
    {
      ...{ api: apiAt(apiUrl), token, progress: progressOn(process.stdout) },
      now: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
  );
  if (!isWhole) process.exitCode = 1;
}
