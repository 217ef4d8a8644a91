import { delimiter, dirname, join } from "node:path";
import { account, awsEnvironment, region } from "../emulator/aws-clients.ts";
import { cloneFolder, type Layout, sharedFolder } from "../layout.ts";
import { Supervised } from "../processes/supervised.ts";

/** A half-done bundle or upload is worth nothing, so it is not waited for. */
const graceMs = 2_000;

export interface CdkCall {
  readonly layout: Layout;
  readonly args: readonly string[];
  /** Variables of the stage, such as `STAGE` and the addresses of its upstreams. */
  readonly stage?: Readonly<Record<string, string>>;
  /** Address of the emulator; calls that need none are given an address that leads nowhere. */
  readonly endpoint: string;
  readonly cwd?: string;
}

/** Leads nowhere: a synthesis asks AWS nothing, and if it did it must not reach the real one. */
export const noEndpoint = "http://127.0.0.1:9";

/**
 * Runs the CDK command line against a local emulator.
 *
 * @throws Error if the endpoint is not on loopback: without one the CDK would deploy to the real AWS
 */
export async function cdk({ layout, args, stage = {}, endpoint, cwd }: CdkCall): Promise<void> {
  refuseRealAws(endpoint);
  const command = new Supervised({
    command: process.execPath,
    args: [
      join(cloneFolder, "node_modules/aws-cdk/bin/cdk"),
      ...args,
      "--no-notices",
      "--no-color",
    ],
    cwd: cwd ?? cloneFolder,
    env: { ...environment(layout), ...awsEnvironment(endpoint), ...stage },
    logFile: join(layout.logs, `cdk-${args[0]}.log`),
    graceMs,
  });
  const code = await command.ended;
  if (code === 0) return;
  throw new Error(
    `\`cdk ${args[0]}\` ended with code ${code}; ${command.logFile} ends with:\n${command.logTail(40)}`,
  );
}

export function refuseRealAws(endpoint: string): void {
  const { hostname } = new URL(endpoint);
  if (hostname === "127.0.0.1") return;
  throw new Error(`A local deploy goes to 127.0.0.1, not to ${hostname}.`);
}

const environment = (layout: Layout) => ({
  HOME: layout.home,
  PATH: [
    dirname(process.execPath),
    join(cloneFolder, "node_modules/.bin"),
    "/usr/bin",
    "/bin",
  ].join(delimiter),
  TMPDIR: layout.temporary,
  CDK_HOME: join(sharedFolder, "cdk"),
  CDK_DISABLE_CLI_TELEMETRY: "true",
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: region,
});
