import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readJson, writeJson } from "../json-file.ts";
import { cloneFolder, type Layout, makeFolders } from "../layout.ts";
import { endMarked, markName } from "../processes/marked-processes.ts";
import { Supervised } from "../processes/supervised.ts";
import { Trouble } from "../trouble.ts";

/** State is written after SIGTERM within this time; a hung custom resource must not stop the stop. */
const graceMs = 10_000;
const patienceMs = 30_000;

export interface MiniStackOptions {
  readonly layout: Layout;
  readonly port: number;
  /** Folder of the virtual environment's programs. */
  readonly programs: string;
  /** Whether each Lambda gets its role's rights and no others. A deploy cannot be completed then. */
  readonly checksPermissions: boolean;
}

/** Starts the emulator on what a former run saved, and waits until it answers. */
export async function startMiniStack(options: MiniStackOptions): Promise<Supervised> {
  const { layout, port, programs } = options;
  makeFolders(layout);
  // A former owner that was killed left its emulator to its supervisor, which may still be at it.
  await endMarked(layout.folder, graceMs + 2_000);
  forgetStreamPositions(layout);
  const server = new Supervised({
    command: join(programs, "python"),
    args: [join(import.meta.dirname, "quicker")],
    cwd: layout.folder,
    env: environmentOf(options),
    logFile: join(layout.logs, "ministack.log"),
    graceMs,
  });
  try {
    await answering(server, endpointOf(port));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

export const endpointOf = (port: number) => `http://127.0.0.1:${port}`;

/** Lambdas see the server's environment, so it holds only what is listed here. */
function environmentOf({ layout, port, checksPermissions }: MiniStackOptions) {
  return {
    [markName]: layout.folder,
    HOME: layout.home,
    // The first node here runs every Lambda.
    PATH: [dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
    NODE_PATH: join(cloneFolder, "node_modules"),
    GATEWAY_PORT: String(port),
    BIND_HOST: "127.0.0.1",
    MINISTACK_HOST: "127.0.0.1",
    LAMBDA_EXECUTOR: "local",
    IOT_MTLS_ENABLED: "0",
    SFTP_ENABLED: "0",
    LOG_LEVEL: "WARNING",
    PERSIST_STATE: "1",
    S3_PERSIST: "1",
    STATE_DIR: layout.state,
    S3_DATA_DIR: layout.objects,
    TMPDIR: layout.temporary,
    LAMBDA_WARM_TTL_SECONDS: "60",
    ...(checksPermissions && { AUTH: "true" }),
  };
}

async function answering(server: Supervised, endpoint: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let reason = "it was not asked yet";
  while (Date.now() < deadline && server.isRunning) {
    const health = await healthOf(endpoint);
    if (health === "ok") return;
    reason = health;
    await sleep(50);
  }
  throw new Trouble(
    `${server.isRunning ? noAnswer(endpoint, reason) : "The emulator ended while it started."} ` +
      `The emulator's log, ${server.logFile}, ends with:\n${server.logTail()}`,
  );
}

const noAnswer = (endpoint: string, reason: string) =>
  `The emulator did not answer on ${endpoint} within ${patienceMs / 1000} s; the last attempt ended ` +
  `with: ${reason}. If another program took its port, end that program and start again.`;

/** @returns `ok`, or what came instead of a good answer */
export const healthOf = (endpoint: string): Promise<string> =>
  fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok, status, headers }) => {
      if (ok) return "ok";
      const via = headers.get("via") ?? headers.get("server") ?? "an unknown program";
      return `status ${status} from ${via}`;
    },
    (error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return String(cause);
    },
  );

const SavedLambdas = z.looseObject({
  payload: z.looseObject({ dynamodb_stream_positions: z.unknown() }),
});

/** With saved positions a restarted emulator skips as many new stream records as it had read. */
function forgetStreamPositions({ state }: Layout): void {
  const file = join(state, "lambda.json");
  if (!existsSync(file)) return;
  const saved = readJson(file, SavedLambdas);
  if (!saved || !("dynamodb_stream_positions" in saved.payload)) return;
  const { dynamodb_stream_positions: _, ...payload } = saved.payload;
  writeJson(file, { ...saved, payload });
}
