import { RetentionDays } from "aws-cdk-lib/aws-logs";
import {
  browserPlatform,
  isLayerPlatform,
  type LayerPlatform,
  layerPlatforms,
} from "../layers/chromium/platform.ts";

/** What differs between deployments of the same stacks. */
export interface Stage {
  readonly name: string;
  /** Whether deleting a stack must leave tables and buckets behind. */
  readonly keepsData: boolean;
  readonly logRetention: RetentionDays;
  /** Origins that browsers may call the API from. */
  readonly corsOrigins: readonly string[];
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  readonly sync: Sync;
  readonly watch: Watch;
  /** Address that serves the images bucket when it is not the distribution's own name. */
  readonly imagesBaseUrl: string | undefined;
  readonly drawing: Drawing;
}

/** What pictures are drawn with. */
export interface Drawing {
  /** What the layer's native code is compiled for. */
  readonly platform: LayerPlatform;
  /** The machine's own browser, where the layer has none. */
  readonly chromePath: string | undefined;
}

/** How the stage is watched over. */
export interface Watch {
  /** Whether it has alarms, a dashboard and a budget. */
  readonly isOn: boolean;
  /** Who is told when an alarm rings; undefined while nobody wants mail. */
  readonly email: string | undefined;
  /** What the whole AWS account may cost a month. */
  readonly budgetUsdAMonth: number;
}

/** How the catalogue is brought in. */
export interface Sync {
  readonly languages: readonly string[];
  /** Of all invocations together, per upstream. */
  readonly requestsPerSecond: number;
  /** Fetchers that run side by side; SQS wants at least 2. */
  readonly fetchers: number;
  /** Requests that each fetcher has under way at once. */
  readonly lanes: number;
  /** How long messages wait for an upstream in trouble: doubling, from the first to the longest. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  readonly tcgdexBaseUrl: string;
  readonly pokeapiDataUrl: string;
  /** Servers that card pictures may be fetched from. */
  readonly pictureOrigins: readonly string[];
  /** Sent to every upstream, so that its people know whom to ask. */
  readonly userAgent: string;
}

export const version = "0.1.0";

/** Stages by name; `.env.example` describes the variables that change their defaults. */
const stages = {
  local: { keepsData: false, logRetention: RetentionDays.ONE_DAY },
  dev: { keepsData: false, logRetention: RetentionDays.ONE_WEEK },
  prod: { keepsData: true, logRetention: RetentionDays.SIX_MONTHS },
};

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The stage that `STAGE` names, with what the environment says differently.
 *
 * @throws RangeError if there is no such stage (a typo must not deploy to another one), or if a
 * stage that calls real upstreams does not say whom they can reach
 */
export function stageFrom(variables: Variables): Stage {
  const name = variables["STAGE"] ?? "dev";
  if (!isStage(name)) {
    const known = Object.keys(stages).join(", ");
    throw new RangeError(`There is no stage "${name}"; STAGE may be ${known}.`);
  }
  return {
    name,
    ...stages[name],
    corsOrigins: listOf(variables["CORS_ORIGINS"] ?? "*"),
    throttle: { requestsPerSecond: 200, burst: 400 },
    sync: syncFrom(name, variables),
    watch: {
      // Nobody sleeps next to a local cloud, and the emulator knows neither budgets nor queries.
      isOn: name !== "local",
      email: variables["ALARM_EMAIL"] || undefined,
      budgetUsdAMonth: numberFrom("BUDGET_USD_A_MONTH", variables, 15),
    },
    imagesBaseUrl: variables["IMAGES_BASE_URL"],
    drawing: drawingFrom(name, variables),
  };
}

function syncFrom(stage: string, variables: Variables): Sync {
  const contact = variables["UPSTREAM_CONTACT"];
  if (!contact && stage !== "local") {
    throw new RangeError(
      "UPSTREAM_CONTACT must hold an address (a URL or an e-mail) at which the people behind the " +
        "card databases can reach you; it becomes part of the User-Agent.",
    );
  }
  const tcgdexBaseUrl = variables["TCGDEX_BASE_URL"] ?? "https://api.tcgdex.net";
  return {
    languages: listOf(variables["SYNC_LANGUAGES"] ?? "en"),
    requestsPerSecond: numberFrom("UPSTREAM_REQUESTS_PER_SECOND", variables, 20),
    fetchers: numberFrom("UPSTREAM_FETCHERS", variables, 2),
    lanes: numberFrom("UPSTREAM_LANES", variables, 2),
    firstWaitSeconds: numberFrom("UPSTREAM_FIRST_WAIT_SECONDS", variables, 15),
    longestWaitSeconds: numberFrom("UPSTREAM_LONGEST_WAIT_SECONDS", variables, 1800),
    tcgdexBaseUrl,
    // A server that stands in for TCGdex has its pictures too.
    pictureOrigins: ["https://assets.tcgdex.net", new URL(tcgdexBaseUrl).origin],
    pokeapiDataUrl:
      variables["POKEAPI_DATA_URL"] ??
      "https://raw.githubusercontent.com/PokeAPI/pokeapi/master/data/v2/csv",
    userAgent: `cardlake/${version} (+${contact ?? "a local development stage"})`,
  };
}

function drawingFrom(stage: string, variables: Variables): Drawing {
  const platform = variables["LAYER_PLATFORM"] || browserPlatform;
  if (!isLayerPlatform(platform)) {
    throw new RangeError(`LAYER_PLATFORM may be ${layerPlatforms.join(", ")}, not "${platform}".`);
  }
  if (stage !== "local" && platform !== browserPlatform) {
    throw new RangeError(
      `On Lambda pictures are drawn on ${browserPlatform}, not on ${platform}: no other browser is ` +
        "packed on npm. Leave LAYER_PLATFORM out.",
    );
  }
  return { platform, chromePath: variables["CHROME_PATH"] || undefined };
}

const isStage = (name: string): name is keyof typeof stages => Object.hasOwn(stages, name);

const listOf = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function numberFrom(name: string, variables: Variables, otherwise: number): number {
  const text = variables[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name} must be a whole number above 0, not "${text}".`);
}
