import { existsSync } from "node:fs";
import { stageVariables, type Upstreams } from "../assembly/stage-variables.ts";
import { synthesis } from "../assembly/synthesis.ts";
import { bootstrap } from "../deployment/bootstrap.ts";
import { deploy } from "../deployment/deploy.ts";
import { pushUpdates } from "../deployment/update-functions.ts";
import { type AwsClients, awsClients } from "../emulator/aws-clients.ts";
import { endpointOf, startMiniStack } from "../emulator/ministack.ts";
import { emulatorPackages, pythonEnvironment } from "../emulator/python-environment.ts";
import { type Layout, makeFolders } from "../layout.ts";
import type { Teardown } from "../processes/teardown.ts";
import type { Steps } from "../progress/steps.ts";
import { checkDiskSpace } from "./disk-space.ts";
import { startImageForwarder } from "./image-forwarder.ts";
import { keptPorts, type Ports } from "./ports.ts";

export interface LocalCloudOptions {
  readonly layout: Layout;
  readonly steps: Steps;
  /** Gets what has to be ended; run it also when the start fails half-way. */
  readonly teardown: Teardown;
  /** Starts the upstreams that stand in for the real ones, or answers none to use those. */
  readonly upstreams: (ports: Ports, teardown: Teardown) => Promise<Upstreams | undefined>;
  /** Whether each Lambda gets its role's rights and no others. */
  readonly checksPermissions: boolean;
}

export interface LocalCloud {
  readonly apiUrl: string;
  /** Where AWS clients find the emulator. */
  readonly endpoint: string;
  readonly imagesBaseUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly upstreams: Upstreams | undefined;
  readonly clients: AwsClients;
  /** The cloud assembly that is deployed. */
  readonly assembly: string;
  /** Whether this start deployed anything, and former results may no longer hold. */
  readonly redeployed: boolean;
}

/** The whole application on this machine: emulator, stacks, upstreams, and the way to its pictures. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { layout, steps, teardown } = options;
  makeFolders(layout);
  checkDiskSpace(layout.folder);
  const ports = await keptPorts(layout.ports, existsSync(layout.deployed));
  const upstreams = await options.upstreams(ports, teardown);
  const imagesBaseUrl = endpointOf(ports.images);
  // Neither needs the other, and both take their time on a fresh clone.
  const [emulator, made] = await Promise.all([
    emulatorReady(options, ports),
    steps.step(
      "stacks and bundles",
      () => synthesis(layout, stageVariables(imagesBaseUrl, upstreams)),
      ({ outcome }) => outcome,
    ),
  ]);
  const { endpoint, clients } = emulator;
  const { outputs, outcome } = await steps.step(
    "deploy",
    () => deploy(layout, made, clients),
    ({ outcome }) => outcome,
  );
  await pushUpdates(layout, made.assembly, clients);
  if (options.checksPermissions) {
    // What the deploy completes is refused once permissions are checked, hence only now: queues that
    // refuse plain HTTP would not even let that be taken back.
    await steps.step("emulator that checks permissions", async () => {
      await emulator.server.stop();
      await emulator.start(true);
    });
  }
  await serveImages(ports, outputs, teardown);
  return {
    apiUrl: apiUrlIn(endpoint, outputs),
    endpoint,
    imagesBaseUrl,
    outputs,
    upstreams,
    clients,
    assembly: made.assembly,
    redeployed: outcome === "deployed",
  };
}

/** The emulator, able to take a deploy. */
async function emulatorReady({ layout, steps, teardown }: LocalCloudOptions, ports: Ports) {
  const python = await steps.step(
    "Python environment with the emulator",
    () => pythonEnvironment(emulatorPackages),
    ({ outcome }) => outcome,
  );
  const emulator = { layout, port: ports.gateway, programs: python.programs };
  const start = async (checksPermissions: boolean) => {
    const server = await startMiniStack({ ...emulator, checksPermissions });
    teardown.add(() => server.stop());
    return server;
  };
  const server = await steps.step("emulator", () => start(false));
  const endpoint = endpointOf(ports.gateway);
  const clients = awsClients(endpoint);
  await steps.step(
    "bootstrap",
    () => bootstrap(clients),
    (outcome) => outcome,
  );
  return { start, server, endpoint, clients };
}

async function serveImages(ports: Ports, outputs: LocalCloud["outputs"], teardown: Teardown) {
  const forwarder = await startImageForwarder({
    port: ports.images,
    gatewayPort: ports.gateway,
    distributionName: output(outputs, "DistributionDomainName"),
  });
  teardown.add(async () => {
    forwarder.closeAllConnections();
    forwarder.close();
  });
}

const apiUrlIn = (endpoint: string, outputs: LocalCloud["outputs"]) =>
  `${endpoint}/_aws/execute-api/${output(outputs, "ApiId")}`;

/** @throws Error if no stack gives such an output */
export function output(outputs: LocalCloud["outputs"], name: string): string {
  const value = outputs[name];
  if (value !== undefined) return value;
  const known = Object.keys(outputs).sort().join(", ");
  throw new Error(`No stack has an output ${name}; there are ${known}.`);
}
