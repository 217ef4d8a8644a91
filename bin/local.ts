import { reset } from "./local/commands/reset.ts";
import { start } from "./local/commands/start.ts";
import { stop } from "./local/commands/stop.ts";
import { update, watch } from "./local/commands/update.ts";
import { keepLoopbackDirect } from "./local/emulator/loopback.ts";
import { ownLayout } from "./local/layout.ts";
import { Trouble } from "./local/trouble.ts";
import { atCommandLine, wordsOf } from "./local/words.ts";

const usage = `Runs Cardlake on this machine. Nothing leaves it, and no AWS account is needed.

  start [--once] [--live]   everything up, with a picture of a collection at the end; Ctrl-C ends it
                            --once ends after the picture, --live reads the real upstreams
  stop                      ends it from another terminal
  reset                     ends it and forgets its data
  update [function…]        brings changed functions into the running cloud, e.g. update catalog
  watch [function…]         the same after each change
`;

const words = {
  allowPositionals: true,
  options: {
    once: { type: "boolean", default: false },
    live: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
} as const;
const tell = (line: string) => console.log(line);

keepLoopbackDirect();
await atCommandLine(run);

async function run(): Promise<void> {
  const { values, positionals } = wordsOf(words, usage);
  const [command, ...names] = positionals;
  if (values.help) return tell(usage);
  switch (command) {
    case "start":
      return start(ownLayout, values);
    case "stop":
      return tell(
        `The local cloud ${(await stop(ownLayout)) === "stopped" ? "is stopped" : "was not running"}.`,
      );
    case "reset":
      await reset(ownLayout);
      return tell("The local cloud's data is gone; `npm start` begins afresh.");
    case "update":
      return update(ownLayout, names, tell);
    case "watch":
      return watch(ownLayout, names, tell);
    default:
      throw new Trouble(usage);
  }
}
