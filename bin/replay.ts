import { apiAt, isSentence } from "./local/demo/api.ts";
import { keepLoopbackDirect } from "./local/emulator/loopback.ts";
import { ownLayout } from "./local/layout.ts";
import { progressOn } from "./local/progress/progress.ts";
import { Trouble } from "./local/trouble.ts";
import { atCommandLine, wordsOf } from "./local/words.ts";
import { followReplay } from "./replay/follow-replay.ts";
import { requestOf } from "./replay/replay-request.ts";
import { stageOf } from "./replay/stage.ts";

const usage = `Makes the catalogue once more of the stored answers, and asks no upstream.

  npm run replay -- --source <name> [--language en]… [--dataset cards] [--unit base1]…
                    [--kind price]… [--from 2026-02-01T00:00:00.000Z] [--until …] [--shadow] [--retire-many]
  npm run replay -- --watch <id> | --resume <id> | --stop <id>

Without more it is for the local cloud of \`npm start\`. For a stage on AWS, --api names its address and
the variable ADMIN_TOKEN holds an admin's access token. Ctrl-C leaves a replay running.
`;

const text = { type: "string" } as const;
const words = {
  options: {
    ...{ source: text, dataset: text, from: text, until: text, api: text },
    ...{ watch: text, resume: text, stop: text },
    language: { type: "string", multiple: true },
    kind: { type: "string", multiple: true },
    unit: { type: "string", multiple: true },
    shadow: { type: "boolean", default: false },
    "retire-many": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
} as const;

keepLoopbackDirect();
await atCommandLine(run, isSentence);

async function run(): Promise<void> {
  const { values } = wordsOf(words, usage);
  const { help, source, watch, resume, stop } = values;
  if (help) return console.log(usage);
  if (![source, watch, resume, stop].some((one) => one !== undefined)) {
    throw new Trouble(usage);
  }
  const { apiUrl, token } = await stageOf(ownLayout, {
    api: values.api,
    token: process.env["ADMIN_TOKEN"],
  });
  const wish = requestOf({ ...values, retiresMany: values["retire-many"] });
  const outcome = await followReplay(wish, {
    ...{ api: apiAt(apiUrl), token, progress: progressOn(process.stdout) },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onInterrupt: (leave) => process.once("SIGINT", leave),
  });
  if (outcome === "failed") process.exitCode = 1;
  if (outcome === "left") process.exit();
}
