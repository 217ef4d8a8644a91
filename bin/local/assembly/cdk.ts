import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import * as z from "zod";
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

/**
 * Runs the CDK command line against a local emulator.
 *
 * @throws Error if the endpoint is not on loopback: without one the CDK would deploy to the real AWS
 */
export async function cdk({ layout, args, stage = {}, endpoint, cwd }: CdkCall): Promise<void> {
  refuseRealAws(endpoint);
  await succeeded({
    ...{ layout, cwd, name: `cdk ${args[0]}` },
    args: [
      join(cloneFolder, "node_modules/aws-cdk/bin/cdk"),
      ...args,
      "--no-notices",
      "--no-color",
    ],
    env: { ...awsEnvironment(endpoint), ...stage },
  });
}

/** Leads nowhere: a synthesis asks AWS nothing, and if it did it must not reach the real one. */
const noEndpoint = "http://127.0.0.1:9";

/** Makes templates and bundles in a folder by running the app as `cdk synth` does, which loads for a second first. */
export async function runApp(
  layout: Layout,
  folder: string,
  stage: Readonly<Record<string, string>>,
): Promise<void> {
  const { app, context } = Project.parse(JSON.parse(readFileSync(projectFile, "utf8")));
  const [, ...args] = app.split(" ");
  const env = {
    CDK_OUTDIR: folder,
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...assetPaths }),
    // CloudFormation's rules take three seconds of processor time. The tests of the templates and
    // every `cdk synth` for AWS apply them; the emulator has rules of its own.
    CDK_VALIDATION: "false",
  };
  await succeeded({
    ...{ layout, args, name: "cdk synth" },
    env: { ...awsEnvironment(noEndpoint), ...stage, ...env },
  });
}

const projectFile = join(cloneFolder, "cdk.json");
/** The app is a command for Node, since there is no other language here. */
const Project = z.object({
  app: z.string().startsWith("node "),
  context: z.record(z.string(), z.unknown()),
});

/** Has templates say where their bundles lie, by which updates of single functions find them. */
const assetPaths = { "aws:cdk:enable-asset-metadata": true };

interface Run {
  readonly layout: Layout;
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
}

/** @throws Error with the end of its log if it ends with another code than 0 */
async function succeeded({ layout, name, args, env, cwd = cloneFolder }: Run): Promise<void> {
  const command = new Supervised({
    ...{ command: process.execPath, args, cwd, graceMs },
    env: { ...environment(layout), ...env },
    logFile: join(layout.logs, `${name.replace(" ", "-")}.log`),
  });
  const code = await command.ended;
  if (code === 0) return;
  throw new Error(
    `\`${name}\` ended with code ${code}; ${command.logFile} ends with:\n${command.logTail(40)}`,
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
