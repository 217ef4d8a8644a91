import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import * as z from "zod";
import { account, awsEnvironment, region } from "../emulator/aws-clients.ts";
import { cloneFolder, type Layout, sharedFolder } from "../layout.ts";
import { Supervised } from "../processes/supervised.ts";
import { sourceStamp } from "./source-stamp.ts";

/** A half-done bundle is worth nothing, so it is not waited for. */
const graceMs = 2_000;

/** Leads nowhere: a synthesis asks AWS nothing, and if it did it must not reach the real one. */
const noEndpoint = "http://127.0.0.1:9";

/**
 * Makes templates and bundles in a folder by running the app as `cdk synth` does, which loads for a
 * second first.
 *
 * @throws Error with the end of the app's log if it fails
 */
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
    BUNDLES_KEPT_AS: join(bundlesFolder, sourceStamp({})),
  };
  const command = new Supervised({
    ...{ command: process.execPath, args, cwd: cloneFolder, graceMs },
    env: { ...environment(layout), ...awsEnvironment(noEndpoint), ...stage, ...env },
    logFile: join(layout.logs, "cdk-synth.log"),
  });
  const code = await command.ended;
  if (code === 0) return;
  throw new Error(
    `\`${app}\` ended with code ${code}; ${command.logFile} ends with:\n${command.logTail(40)}`,
  );
}

/** Bundles are the same at whichever addresses a cloud lives. */
export const bundlesFolder = join(sharedFolder, "bundles");

const projectFile = join(cloneFolder, "cdk.json");
/** The app is a command for Node, since there is no other language here. */
const Project = z.object({
  app: z.string().startsWith("node "),
  context: z.record(z.string(), z.unknown()),
});

/** Has templates say where their bundles lie, by which updates of single functions find them. */
const assetPaths = { "aws:cdk:enable-asset-metadata": true };

const environment = (layout: Layout) => ({
  HOME: layout.home,
  PATH: [
    dirname(process.execPath),
    join(cloneFolder, "node_modules/.bin"),
    "/usr/bin",
    "/bin",
  ].join(delimiter),
  TMPDIR: layout.temporary,
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: region,
});
